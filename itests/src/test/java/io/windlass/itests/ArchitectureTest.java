package io.windlass.itests;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.windlass.itests.rig.ShippedJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Arrows point down: shell → core → api ← bundles, drivers. Over the jars as they ship. */
class ArchitectureTest {
    private static final String API = "io.windlass.api..";
    private static final String CORE = "io.windlass.core..";
    private static final String DRIVERS = "io.windlass.driver..";
    private static final String TEMPLATES = "io.windlass.gotemplate..";
    private static final String SHELL = "io.windlass.shell..";
    private static final String LAUNCHER = "io.windlass.launcher..";
    private static final String[] ACTORS = {"org.apache.pekko..", "scala.."};

    private static final JavaClasses SHIPPED = new ClassFileImporter()
            .importJars(ShippedJar.all().stream().map(ArchitectureTest::open).toList());

    @Test
    void theApiKnowsTheJdkAndAnnotationsOnly() {
        classes()
                .that()
                .resideInAPackage(API)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        API,
                        "java..",
                        "javax.net.ssl..",
                        "org.jspecify.annotations..",
                        "org.osgi.annotation..",
                        "org.osgi.service.component.annotations.."))
                .check(SHIPPED);
    }

    @Test
    void theCoreKnowsTheApi() {
        inside(CORE, API, CORE);
    }

    @Test
    void aDriverKnowsTheApi() {
        inside(DRIVERS, API, DRIVERS);
        slices().matching("io.windlass.driver.(*)..")
                .should()
                .notDependOnEachOther()
                .check(SHIPPED);
    }

    @Test
    void aBundleKnowsTheApi() {
        DescribedPredicate<JavaClass> bundle =
                not(resideInAnyPackage(API, CORE, DRIVERS, SHELL, LAUNCHER)).as("of a bundle");
        noClasses()
                .that(bundle)
                .should()
                .dependOnClassesThat(resideInAnyPackage(CORE, DRIVERS, SHELL, LAUNCHER))
                .check(SHIPPED);
        slices().matching("io.windlass.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(not(bundle), DescribedPredicate.alwaysTrue())
                .ignoreDependency(bundle, resideInAPackage(API))
                .check(SHIPPED);
    }

    @Test
    void theShellKnowsTheCoreTheApiAndTemplates() {
        inside(SHELL, API, CORE, SHELL, TEMPLATES);
        noClasses()
                .that()
                .resideInAPackage(SHELL)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.windlass.core.internal..")
                .check(SHIPPED);
    }

    @Test
    void theLauncherKnowsNoneOfUs() {
        inside(LAUNCHER, LAUNCHER);
    }

    @Test
    void onlyTheCoreKnowsActors() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ACTORS)
                .check(SHIPPED);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.windlass.(**)").should().beFreeOfCycles().check(SHIPPED);
    }

    /** Of our own packages, those in {@code place} may use {@code allowed} and nothing else. */
    private static void inside(String place, String... allowed) {
        noClasses()
                .that()
                .resideInAPackage(place)
                .should()
                .dependOnClassesThat(resideInAPackage("io.windlass..").and(not(resideInAnyPackage(allowed))))
                .check(SHIPPED);
    }

    private static JarFile open(ShippedJar jar) {
        try {
            return new JarFile(jar.file().toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
