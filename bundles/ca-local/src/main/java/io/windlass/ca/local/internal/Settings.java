package io.windlass.ca.local.internal;

/**
 * What the configuration says.
 *
 * @param kind the kind of new keys
 * @param days for which certificates of engines and clients are valid
 * @param authorityDays for which a new authority is valid
 */
record Settings(KeyKind kind, int days, int authorityDays) {

    Settings {
        if (days < 1 || authorityDays < 1) {
            throw new IllegalArgumentException(
                    "validity.days and authority.validity.days in " + AuthorityConfig.PID + " must be at least 1");
        }
    }

    static Settings of(AuthorityConfig config) {
        return new Settings(config.key_algorithm(), config.validity_days(), config.authority_validity_days());
    }
}
