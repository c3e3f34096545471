package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.ShippedJar;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every jar of ours is a well-kept bundle. */
class BundlesTest {
    static List<ShippedJar> jars() {
        return ShippedJar.all();
    }

    @ParameterizedTest
    @MethodSource("jars")
    void nameAndRootPackageAreTheSame(ShippedJar jar) {
        String name = jar.header("Automatic-Module-Name");
        assertThat(jar.toString()).startsWith(name);
        assertThat(jar.header("Bundle-SymbolicName")).isEqualTo(name);
        assertThat(jar.packages()).allSatisfy(found -> assertThat(found + ".").startsWith(name + "."));
    }

    @ParameterizedTest
    @MethodSource("jars")
    void whatIsNotExportedIsInternal(ShippedJar jar) {
        assertThat(jar.packagesIn("Export-Package"))
                .filteredOn(name -> name.startsWith("io.windlass."))
                .noneMatch(name -> name.contains(".internal"))
                .containsAll(jar.packages().stream()
                        .filter(name -> !name.contains(".internal"))
                        .filter(name -> !isProgram(jar))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("jars")
    void nobodyImportsWhatIsInternalToAnother(ShippedJar jar) {
        assertThat(jar.packagesIn("Import-Package"))
                .filteredOn(name -> name.startsWith("io.windlass."))
                .noneMatch(name -> name.contains(".internal"));
    }

    @ParameterizedTest
    @MethodSource("jars")
    void itsManifestIsHonest(ShippedJar jar) {
        if (!jar.packages().isEmpty()) {
            assertThat(jar.header("Require-Capability")).contains("(osgi.ee=JavaSE)(version=25)");
        }
        if (!jar.toString().startsWith("io.windlass.deployer")) {
            // Settings are checked before the component runtime asks for the first of them; all else is a component.
            assertThat(jar.header("Bundle-Activator")).isNull();
        }
        assertThat(jar.header("Bundle-License")).isEqualTo("Apache-2.0");
        assertThat(jar.header("DynamicImport-Package")).isNull();
    }

    /** On a class path of its own, not in the framework. */
    private static boolean isProgram(ShippedJar jar) {
        return jar.toString().startsWith("io.windlass.launcher")
                || jar.toString().startsWith("io.windlass.shell.client");
    }
}
