package io.windlass.store.file.internal;

import io.windlass.api.Progress;
import io.windlass.api.certificate.CertificateAuthority;
import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Judges the files of other authorities, and signs nothing. */
final class FakeAuthority implements CertificateAuthority {

    String objection = "";

    @Override
    public void requireUsable(Path directory) {
        if (!objection.isEmpty()) {
            throw new MachineException(StandardErrorCode.CERTIFICATES_UNUSABLE, directory + " " + objection, "");
        }
    }

    @Override
    public ClientCertificates client(Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ClientCertificates renew(Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public EngineCertificates issue(String hostName, List<String> subjectAlternativeNames) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SSLContext context(ClientCertificates certificates) {
        throw new UnsupportedOperationException();
    }
}
