package io.windlass.kit;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.option.Option;
import java.util.List;

/** One option of each type. */
public record SampleSpec(
        @Option(name = "sample-url", env = "SAMPLE_URL", required = true, help = "Where the provider is")
        String url,

        @Option(name = "sample-token", required = true, secret = true, help = "Token of the account")
        String token,

        @Option(name = "sample-size", value = "2", help = "Processors of the machine")
        int size,

        @Option(name = "sample-fast", help = "Whether the disk is a fast one")
        boolean fast,

        @Option(name = "sample-zone", help = "Where the machine may be")
        List<String> zones) {

    public static final SampleSpec GOOD =
            new SampleSpec("memory", "sesame-open-yourself", 4, true, List.of("north", "south"));

    public SampleSpec {
        if (size < 1) {
            throw new MachineException(
                    StandardErrorCode.INVALID_ARGUMENT, "A machine has no processors.", "Give at least 1.");
        }
        zones = List.copyOf(zones);
    }

    SampleSpec at(String otherUrl) {
        return new SampleSpec(otherUrl, token, size, fast, zones);
    }

    @Override
    public String toString() {
        return "SampleSpec[" + url + "]";
    }
}
