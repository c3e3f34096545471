package io.windlass.kit;

import java.util.List;

/** Drivers that the platform would not find. Their descriptions are in {@code OSGI-INF}. */
final class WrongComponents {

    private static final String DESCRIPTION = "aComponentOffersTheDriverByItsName";

    private WrongComponents() {}

    static List<Case> all() {
        return List.of(
                new Case(
                        "theNameIsOfLowerCaseLettersAndDigits",
                        "a capital and a dash",
                        SampleDriver::new,
                        SampleSpec.GOOD,
                        "My-sample"),
                Case.of(DESCRIPTION, "no description", Undescribed::new),
                Case.of(DESCRIPTION, "no name", Nameless::new),
                Case.of(DESCRIPTION, "another name", Renamed::new),
                Case.of(DESCRIPTION, "another service", Unoffered::new));
    }

    static final class Undescribed extends SampleDriver {
        Undescribed(SampleProvider provider) {
            super(provider);
        }
    }

    static final class Nameless extends SampleDriver {
        Nameless(SampleProvider provider) {
            super(provider);
        }
    }

    static final class Renamed extends SampleDriver {
        Renamed(SampleProvider provider) {
            super(provider);
        }
    }

    static final class Unoffered extends SampleDriver {
        Unoffered(SampleProvider provider) {
            super(provider);
        }
    }
}
