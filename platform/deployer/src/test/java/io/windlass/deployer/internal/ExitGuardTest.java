package io.windlass.deployer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class ExitGuardTest {

    /** What a careless bundle may contain. */
    public static final class Careless implements IntConsumer {
        @Override
        public void accept(int way) {
            switch (way) {
                case 1 -> System.exit(1);
                case 2 -> Runtime.getRuntime().exit(2);
                case 3 -> {
                    if (way > 0) {
                        Runtime.getRuntime().halt(way * 2);
                    }
                }
                case 4 -> {
                    IntConsumer reference = System::exit;
                    reference.accept(4);
                }
                case 5 -> {
                    IntConsumer bound = Runtime.getRuntime()::halt;
                    bound.accept(5);
                }
                default -> System.setProperty("careless.exit", "halt");
            }
        }
    }

    @Test
    void everyWayOutIsClosedAndEverythingElseIsAsItWas() throws Exception {
        IntConsumer guarded = guarded();

        for (int way = 1; way <= 5; way++) {
            int chosen = way;
            assertThatThrownBy(() -> guarded.accept(chosen))
                    .isInstanceOf(SecurityException.class)
                    .hasMessage("Bundle a.bundle must not end the daemon.");
        }
        guarded.accept(0);
        assertThat(System.clearProperty("careless.exit")).isEqualTo("halt");
    }

    private static IntConsumer guarded() throws IOException, ReflectiveOperationException {
        String name = Careless.class.getName();
        ClassLoader parent = ExitGuardTest.class.getClassLoader();
        byte[] woven;
        try (InputStream original =
                Objects.requireNonNull(parent.getResourceAsStream(name.replace('.', '/') + ".class"))) {
            woven = ExitGuard.guard(original.readAllBytes(), parent, "a.bundle");
        }
        ClassLoader loader = new ClassLoader(parent) {
            @Override
            protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
                return wanted.equals(name)
                        ? defineClass(wanted, woven, 0, woven.length)
                        : super.loadClass(wanted, resolve);
            }
        };
        return (IntConsumer) loader.loadClass(name).getConstructor().newInstance();
    }
}
