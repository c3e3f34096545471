package io.windlass.deployer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.BundleWiring;

class FrameworkBundlesTest {

    private static final Duration GONE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private Framework framework;
    private FrameworkBundles bundles;

    @BeforeEach
    void start() throws BundleException {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.resolve("cache").toString(),
                        Constants.FRAMEWORK_BSNVERSION,
                        Constants.FRAMEWORK_BSNVERSION_MULTIPLE));
        framework.start();
        Arrival arrival = new Arrival(framework.getBundleContext(), new NoComponents());
        bundles = new FrameworkBundles(framework.getBundleContext(), arrival, folder);
    }

    @AfterEach
    void stop() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(0);
    }

    @Test
    void nothingOfAnUninstalledBundleStays() throws IOException {
        WeakReference<ClassLoader> loader = installed("leaking");
        assertThat(loader.get()).isNotNull();

        bundles.all().forEach(bundles::uninstall);

        long end = System.nanoTime() + GONE.toNanos();
        while (loader.get() != null && System.nanoTime() - end < 0) {
            System.gc();
        }
        assertThat(loader.get()).isNull();
    }

    /** In a method of its own, so that no local variable holds what is to go. */
    private WeakReference<ClassLoader> installed(String name) throws IOException {
        Bundle bundle = bundles.install(jar(name, "1.0.0", "org.osgi.framework"));
        bundles.start(bundle);
        bundles.await(bundle, GONE);
        return new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
    }

    @Test
    void twoOfOneVersionAreThereTogether() throws IOException {
        Bundle one = bundles.install(jar("one", "1.0.0", "org.osgi.framework"));
        Bundle other = bundles.install(jar("other", "1.0.0", "org.osgi.framework"));
        bundles.start(one);
        bundles.start(other);

        assertThat(bundles.all()).containsExactly(one, other).allMatch(bundle -> bundle.getState() == Bundle.ACTIVE);
        assertThat(bundles.isInstalled(one)).isTrue();
        assertThat(bundles.shipped("a.bundle")).isEmpty();
    }

    @Test
    void whatIsMissingIsSaidInWords() throws IOException {
        Bundle bundle =
                bundles.install(jar("lacking", "2.0.0", "org.osgi.framework;version=\"[99,100)\",com.example.nowhere"));

        assertThatThrownBy(() -> bundles.start(bundle))
                .hasMessageStartingWith("Bundle a.bundle 2.0.0 does not work: it needs")
                .hasMessageContaining(
                        "the package org.osgi.framework from 99.0.0 to below 100.0.0, and this daemon has 1.")
                .hasMessageContaining("the package com.example.nowhere, which no bundle exports");
        assertThat(bundle.getState()).isEqualTo(Bundle.INSTALLED);
    }

    private Path jar(String file, String version, String imports) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "a.bundle");
        headers.putValue(Constants.BUNDLE_VERSION, version);
        headers.putValue(Constants.BUNDLE_ACTIVATOR, Leaking.class.getName());
        headers.putValue(Constants.IMPORT_PACKAGE, imports);
        Path jar = folder.resolve(file + ".jar");
        String name = Leaking.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream content =
                        Objects.requireNonNull(Leaking.class.getClassLoader().getResourceAsStream(name))) {
            output.putNextEntry(new JarEntry(name));
            content.transferTo(output);
        }
        return jar;
    }
}
