package io.windlass.shell.client;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * Signals of the operating system. The only way of the JDK to see one is {@code sun.misc.Signal}, and javac has no
 * way to use it without a warning: hence by reflection. A JVM without it keeps each signal's default meaning.
 */
final class Signals {

    private Signals() {}

    static void handle(String name, Consumer<String> action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler calls = (proxy, method, arguments) -> {
                action.accept(name);
                return null;
            };
            Object instance = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, calls);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), instance);
        } catch (ReflectiveOperationException absent) {
            // See above.
        }
    }
}
