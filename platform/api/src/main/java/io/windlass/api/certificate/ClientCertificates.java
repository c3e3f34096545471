package io.windlass.api.certificate;

/**
 * What a client of engines needs, as PEM texts.
 *
 * @param authority the authority's certificate
 * @param client the client's certificate
 * @param clientKey the client's private key
 */
public record ClientCertificates(String authority, String client, String clientKey) {

    /** Shows no key. */
    @Override
    public String toString() {
        return "ClientCertificates[...]";
    }
}
