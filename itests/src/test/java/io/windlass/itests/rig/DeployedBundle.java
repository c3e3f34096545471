package io.windlass.itests.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A bundle that does not ship, in the distribution's deploy folder for the tests of a class. To be registered before
 * the {@link Windlass} that uses it.
 */
public final class DeployedBundle implements BeforeAllCallback, AfterAllCallback {
    private final Path jar;
    private final Path deployed;

    private DeployedBundle(Path jar) {
        this.jar = jar;
        this.deployed = Workspace.current().distribution().resolve("deploy").resolve(jar.getFileName());
    }

    /** The driver and the provisioner for fake hosts. */
    public static DeployedBundle fakeDriver() {
        return new DeployedBundle(Path.of(System.getProperty("windlass.driver.fake")));
    }

    /** The store that asks a test before and after each write. */
    public static DeployedBundle witness() {
        return new DeployedBundle(Path.of(System.getProperty("windlass.witness")));
    }

    public void deploy() {
        BundleSigner.trusted().sign(jar, deployed);
    }

    public void remove() throws IOException {
        Files.delete(deployed);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        deploy();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        remove();
    }
}
