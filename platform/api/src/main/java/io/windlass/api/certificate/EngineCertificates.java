package io.windlass.api.certificate;

/**
 * All that an engine and its clients need to know each other, as PEM texts.
 *
 * @param authority the authority's certificate
 * @param client the client's certificate
 * @param clientKey the client's private key
 * @param server the engine's certificate
 * @param serverKey the engine's private key
 */
public record EngineCertificates(String authority, String client, String clientKey, String server, String serverKey) {

    /** Shows no key. */
    @Override
    public String toString() {
        return "EngineCertificates[...]";
    }
}
