package io.windlass.kit;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.option.Option;
import java.util.List;

/** Specs that break a rule each. They are public, as specs must be. */
public final class WrongSpecs {

    private WrongSpecs() {}

    static List<Case> all() {
        return List.of(
                of("theSpecIsAPublicRecordOfOptions", "it is not public", new Hidden("x")),
                of("theSpecIsAPublicRecordOfOptions", "a component is no option", new Unannotated("x")),
                of("theSpecIsAPublicRecordOfOptions", "a list of numbers", new Numbers(List.of(1))),
                of("optionsAreNamedAfterTheDriver", "another beginning", new Foreign("x")),
                of("optionsAreNamedAfterTheDriver", "a letter", new Lettered("x")),
                of("optionsAreNamedAfterTheDriver", "capitals", new Capital("x")),
                of("optionsExplainThemselves", "a sentence", new Sentence("x")),
                of("optionsExplainThemselves", "required, with a default", new Undecided("x")),
                of("optionsExplainThemselves", "a default that is no number", new Many(1)),
                of("secretsAreMarked", "a token that is not marked", new Unmarked("x")),
                of("secretsAreMarked", "a default password", new Preset("password1")),
                of("secretsAreMarked", "a secret that is too short to be looked for", new Marked("x")),
                of("theSpecDoesNotShowSecrets", "the record's own toString()", new Marked("sesame-open")),
                of("theSpecSurvivesTheStore", "one name twice", new Twins("x", "y")),
                of("theSpecSurvivesTheStore", "a name of the store's own", new Taken("x")),
                of("theSpecSurvivesTheStore", "a value that grows", new Growing("x")),
                of("whatTheSpecRefusesItExplains", "another exception", new Abrupt("good")),
                of("whatTheSpecRefusesItExplains", "no hint", new Curt("good")),
                of("whatTheSpecRefusesItExplains", "the secret is repeated", new Parrot("sesame-open")));
    }

    private static <S extends Record> Case of(String rule, String what, S spec) {
        @SuppressWarnings("unchecked") // The class of an S.
        Class<S> type = (Class<S>) spec.getClass();
        return Case.of(rule, what, _ -> new SpecDriver<>(type), spec);
    }

    record Hidden(
            @Option(name = "sample-a", help = "A text") String text) {}

    public record Unannotated(String text) {}

    public record Numbers(
            @Option(name = "sample-a", help = "A list") List<Integer> list) {}

    public record Foreign(
            @Option(name = "url", help = "A text") String text) {}

    public record Lettered(
            @Option(name = "sample-a", letter = "a", help = "A text")
            String text) {}

    public record Capital(
            @Option(name = "sample-URL", help = "A text") String text) {}

    public record Sentence(
            @Option(name = "sample-a", help = "A text.") String text) {}

    public record Undecided(
            @Option(name = "sample-a", required = true, value = "x", help = "A text")
            String text) {}

    public record Many(
            @Option(name = "sample-a", value = "many", help = "A number")
            int number) {}

    public record Unmarked(
            @Option(name = "sample-api-token", help = "A text")
            String text) {}

    public record Preset(
            @Option(name = "sample-password", secret = true, value = "password1", help = "A text")
            String text) {}

    public record Marked(
            @Option(name = "sample-token", secret = true, help = "A text")
            String text) {}

    public record Twins(
            @Option(name = "sample-a", stored = "Text", help = "A text")
            String one,

            @Option(name = "sample-b", stored = "text", help = "A text")
            String other) {}

    public record Taken(
            @Option(name = "sample-a", stored = "MachineName", help = "A text")
            String text) {}

    public record Growing(
            @Option(name = "sample-a", help = "A text") String text) {
        public Growing {
            text = text + "/";
        }
    }

    public record Abrupt(
            @Option(name = "sample-a", help = "A text") String text) {
        public Abrupt {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("empty");
            }
        }
    }

    public record Curt(
            @Option(name = "sample-a", help = "A text") String text) {
        public Curt {
            if (text.isEmpty()) {
                throw new MachineException(StandardErrorCode.INVALID_ARGUMENT, "The text is empty.", "");
            }
        }
    }

    public record Parrot(
            @Option(name = "sample-token", secret = true, help = "A text")
            String text) {
        public Parrot {
            if (!text.startsWith("sesame")) {
                throw new MachineException(
                        StandardErrorCode.INVALID_ARGUMENT, "\"" + text + "\" is no token.", "Give another.");
            }
        }
    }
}
