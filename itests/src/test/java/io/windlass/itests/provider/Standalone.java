package io.windlass.itests.provider;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The provider as a program: prints its URL and runs until it is ended. All that its command line says is optional:
 *
 * <pre>
 * --port N          where to listen; any free port
 * --rate N          calls per second that an account may make, --burst N of them at once (10)
 * --enforce yes     answer 429 above that, rather than only count
 * --quota N         instances that an account may have
 * --fault-rate R    share of calls that meet trouble, such as 0.2, by --seed N (0)
 * --hidden-seconds N  what is made is not listed for so long
 * --slow-millis N   every call takes so long
 * </pre>
 */
public final class Standalone {

    private static final Set<String> KNOWN =
            Set.of("port", "rate", "burst", "enforce", "quota", "fault-rate", "seed", "hidden-seconds", "slow-millis");

    private final Map<String, String> options;

    private Standalone(Map<String, String> options) {
        this.options = options;
    }

    public static void main(String... arguments) throws InterruptedException {
        try (FakeProvider provider = start(HostBackend.NONE, arguments)) {
            System.out.println(provider.url());
            Thread.currentThread().join();
        }
    }

    /** Starts what a command line describes. */
    public static FakeProvider start(HostBackend backend, String... arguments) {
        return new Standalone(parse(arguments)).start(backend);
    }

    private FakeProvider start(HostBackend backend) {
        FakeProvider.Builder builder = FakeProvider.builder()
                .backend(backend)
                .port(number("port", 0))
                .quota(number("quota", Integer.MAX_VALUE));
        if (options.containsKey("rate")) {
            builder.limit(RateLimit.of(number("rate", 0), number("burst", 10)));
        }
        if (options.getOrDefault("enforce", "no").equals("yes")) {
            builder.enforced();
        }
        FakeProvider provider = builder.start();
        script(provider.faults());
        return provider;
    }

    private void script(Faults faults) {
        faults.rate(Double.parseDouble(options.getOrDefault("fault-rate", "0")), number("seed", 0));
        if (options.containsKey("hidden-seconds")) {
            faults.every(Call.CREATE).hiddenFor(Duration.ofSeconds(number("hidden-seconds", 0)));
        }
        if (options.containsKey("slow-millis")) {
            faults.every().slow(Duration.ofMillis(number("slow-millis", 0)));
        }
    }

    private int number(String option, int otherwise) {
        return options.containsKey(option) ? Integer.parseInt(options.get(option)) : otherwise;
    }

    private static Map<String, String> parse(String... arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].replaceFirst("^--", "");
            if (!KNOWN.contains(name) || i + 1 == arguments.length) {
                throw new IllegalArgumentException("not an option with a value: " + arguments[i]);
            }
            options.put(name, arguments[i + 1]);
        }
        return options;
    }
}
