package io.windlass.api.certificate;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Signs the certificates of engines and of their clients. A service; safe for any thread; all methods may block. */
public interface CertificateAuthority {

    /**
     * Returns the client's certificates. The first call ever makes the authority and the client's pair; however many
     * first calls race, in one process or in several, they are made once.
     *
     * @param progress is told when something is made
     * @return the certificates
     * @throws MachineException with {@link StandardErrorCode#CERTIFICATES_UNUSABLE} if what is there does not fit
     *     together or has expired, or {@link StandardErrorCode#STORE_UNWRITABLE}
     */
    ClientCertificates client(Progress progress);

    /**
     * Signs anew what of the authority and of the client's pair has expired, with the keys that are there, and makes what
     * is missing. What is in force is left as it is. Engines believe a renewed authority once they have been given it.
     *
     * @param progress is told when something is made or renewed
     * @return the client's certificates, in force
     * @throws MachineException as {@link #client}, but for what has expired
     */
    ClientCertificates renew(Progress progress);

    /**
     * Makes a pair for an engine.
     *
     * @param hostName names the engine in the certificate's subject
     * @param subjectAlternativeNames the addresses and names by which clients reach it; what parses as an IP address
     *     becomes an IP entry; {@code localhost} is added
     * @return the new pair together with the client's certificates
     * @throws MachineException as {@link #client}
     */
    EngineCertificates issue(String hostName, List<String> subjectAlternativeNames);

    /**
     * Makes sure that the files of another authority could take the place of this one's: that they fit together and are in
     * force. Changes nothing.
     *
     * @param directory holds {@code ca.pem}, {@code ca-key.pem}, {@code cert.pem} and {@code key.pem}
     * @throws MachineException with {@link StandardErrorCode#CERTIFICATES_UNUSABLE} if they could not
     */
    void requireUsable(Path directory);

    /**
     * Makes a TLS context that shows the given client certificate and believes the given authority only.
     *
     * @param certificates PEM texts as {@link #client} returns them, or as docker-machine made them (RSA keys in PKCS#1)
     * @return a context for connections to engines
     * @throws MachineException with {@link StandardErrorCode#CERTIFICATES_UNUSABLE} if they cannot be read
     */
    SSLContext context(ClientCertificates certificates);
}
