package io.windlass.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.api.driver.Driver;
import io.windlass.api.driver.DriverAccount;
import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.DriverName;
import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.error.MachineException;
import io.windlass.api.host.Instance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DriverRegistryTest {

    private static final Map<String, Object> PROPERTIES = Map.of(DriverName.PROPERTY, "fake");

    private final DriverRegistry registry = new DriverRegistry();

    @Test
    void goingDriverWaitsForTheCallsUnderWay() throws Exception {
        Driver<NoOptions> driver = new FakeDriver();
        registry.addDriver(driver, PROPERTIES);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch mayReturn = new CountDownLatch(1);
        CompletableFuture<String> call = CompletableFuture.supplyAsync(
                () -> registry.call("fake", leased -> {
                    inside.countDown();
                    awaitUninterruptibly(mayReturn);
                    return "done";
                }),
                Thread::startVirtualThread);
        inside.await();

        Thread removal = Thread.ofVirtual().start(() -> registry.removeDriver(driver, PROPERTIES));

        while (!registry.names().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(removal.isAlive()).isTrue();
        assertThat(call).isNotDone();
        mayReturn.countDown();
        removal.join();
        assertThat(call.join()).isEqualTo("done");
    }

    @Test
    void callWaitsForADriverThatIsBeingUpdated() {
        CompletableFuture<String> call = CompletableFuture.supplyAsync(
                () -> registry.call("fake", leased -> "updated"), Thread::startVirtualThread);
        registry.addDriver(new FakeDriver(), PROPERTIES);

        assertThat(call.join()).isEqualTo("updated");
    }

    @Test
    void replacedDriverDoesNotTakeItsSuccessorAlong() {
        Driver<NoOptions> old = new FakeDriver();
        registry.addDriver(old, PROPERTIES);
        registry.addDriver(new FakeDriver(), PROPERTIES);

        registry.removeDriver(old, PROPERTIES);

        assertThat(registry.names()).containsExactly("fake");
    }

    @Test
    void unknownDriverIsNamedTogetherWithThoseThatAreThere() {
        registry.addDriver(new FakeDriver(), PROPERTIES);

        assertThatThrownBy(() -> registry.options("nosuch"))
                .isInstanceOf(MachineException.class)
                .hasMessage("Driver \"nosuch\" not found.")
                .extracting(thrown -> ((MachineException) thrown).hint())
                .asString()
                .contains("fake");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Nothing to set. */
    public record NoOptions() {}

    private static final class FakeDriver implements Driver<NoOptions> {
        @Override
        public Class<NoOptions> specType() {
            return NoOptions.class;
        }

        @Override
        public Instance create(DriverHost<NoOptions> host) {
            throw new AssertionError();
        }

        @Override
        public Optional<Instance> find(DriverHost<NoOptions> host) {
            return Optional.empty();
        }

        @Override
        public List<OwnedInstance> list(DriverAccount<NoOptions> account) {
            return List.of();
        }

        @Override
        public void remove(DriverHost<NoOptions> host) {}
    }
}
