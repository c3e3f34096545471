package %package%;

import io.windlass.api.driver.Driver;
import io.windlass.kit.DriverConformance;
import module java.base;
import org.junit.jupiter.api.io.TempDir;

/** The contract, rule by rule. */
class %Name%DriverTest extends DriverConformance<%Name%Spec> {

    @TempDir
    Path folder;

    @Override
    protected String name() {
        return "%name%";
    }

    @Override
    protected Driver<%Name%Spec> newDriver() {
        return new %Name%Driver();
    }

    @Override
    protected %Name%Spec spec() {
        return new %Name%Spec(folder.toString());
    }

    @Override
    protected Optional<%Name%Spec> unreachable() {
        return Optional.of(new %Name%Spec(folder.resolve("missing").toString()));
    }
}
