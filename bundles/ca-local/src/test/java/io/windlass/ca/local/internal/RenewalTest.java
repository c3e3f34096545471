package io.windlass.ca.local.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.api.Installation;
import io.windlass.api.Progress;
import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.error.MachineException;
import io.windlass.ca.local.internal.FaultyDisk.Crash;
import io.windlass.ca.local.internal.FaultyDisk.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What has expired is signed anew with the same keys. */
class RenewalTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:25:08Z");
    private static final Instant CLIENT_EXPIRED = NOW.plus(Duration.ofDays(1081));
    private static final Instant ALL_EXPIRED = NOW.plus(Duration.ofDays(3651));

    @TempDir
    Path storage;

    private final List<String> lines = new ArrayList<>();

    private record Place(Path storage) implements Installation {
        @Override
        public String id() {
            return "b0c6ad0c-5b3e-4a63-8a14-0f1a3b0b8f55";
        }
    }

    private static LocalAuthority authority(Path storage, KeyKind kind, Instant now, Disk disk) {
        return new LocalAuthority(
                new Place(storage), new Settings(kind, 1080, 3650), Clock.fixed(now, ZoneOffset.UTC), disk);
    }

    private LocalAuthority authority(KeyKind kind, Instant now) {
        return authority(storage, kind, now, new PosixDisk());
    }

    private Path file(String name) {
        return storage.resolve("certs").resolve(name);
    }

    private static X509Certificate parse(String pem) {
        return Pem.certificate(pem, "test", "");
    }

    @Test
    void makesWhatIsMissingAndLeavesWhatIsInForce() {
        ClientCertificates made = authority(KeyKind.EC, NOW).renew(lines::add);
        assertThat(lines).hasSize(2).allMatch(line -> line.startsWith("Creating "));

        assertThat(authority(KeyKind.EC, NOW).renew(lines::add)).isEqualTo(made);
        assertThat(lines).hasSize(2);
    }

    @Test
    void asksForNoKeyWhereNothingHasExpired() throws IOException {
        ClientCertificates made = authority(KeyKind.EC, NOW).client(Progress.SILENT);
        Files.delete(file("ca-key.pem"));

        assertThat(authority(KeyKind.EC, NOW).renew(lines::add)).isEqualTo(made);
        assertThatThrownBy(() -> authority(KeyKind.EC, CLIENT_EXPIRED).renew(lines::add))
                .hasMessageContaining("ca-key.pem is missing");
        assertThat(file("cert.pem")).hasContent(made.client());
    }

    @ParameterizedTest
    @EnumSource
    void renewsTheClient(KeyKind kind) {
        ClientCertificates made = authority(kind, NOW).client(Progress.SILENT);

        ClientCertificates renewed = authority(kind, CLIENT_EXPIRED).renew(lines::add);

        assertThat(lines).containsExactly("Renewing client certificate: " + file("cert.pem"));
        assertThat(renewed.authority()).isEqualTo(made.authority());
        assertThat(renewed.clientKey()).isEqualTo(made.clientKey());
        assertThat(renewed.client()).isNotEqualTo(made.client());
        assertThat(authority(kind, CLIENT_EXPIRED).client(Progress.SILENT)).isEqualTo(renewed);
    }

    @ParameterizedTest
    @EnumSource
    void renewsTheAuthorityWithItsNameAndKey(KeyKind kind) throws IOException {
        ClientCertificates made = authority(kind, NOW).client(Progress.SILENT);
        EngineCertificates engine = authority(kind, NOW).issue("web", List.of("192.0.2.7"));
        String key = Files.readString(file("ca-key.pem"));

        ClientCertificates renewed = authority(kind, ALL_EXPIRED).renew(lines::add);

        assertThat(lines).hasSize(2).allMatch(line -> line.startsWith("Renewing "));
        assertThat(file("ca-key.pem")).hasContent(key);
        X509Certificate old = parse(made.authority());
        X509Certificate fresh = parse(renewed.authority());
        assertThat(fresh.getSubjectX500Principal()).isEqualTo(old.getSubjectX500Principal());
        assertThat(fresh.getPublicKey()).isEqualTo(old.getPublicKey());
        assertThat(fresh.getSerialNumber()).isNotEqualTo(old.getSerialNumber());
        assertThat(fresh.getBasicConstraints()).isZero();
        String identifier = Extension.subjectKeyIdentifier.getId();
        assertThat(fresh.getExtensionValue(identifier)).isEqualTo(old.getExtensionValue(identifier));
        Identity server = new Identity(parse(engine.server()), Pem.key(engine.serverKey(), "test", ""));
        assertThat(server.isIssuedBy(fresh)).isTrue();
    }

    @Test
    void leavesWhatDoesNotFitTogether() throws IOException {
        ClientCertificates made = authority(KeyKind.EC, NOW).client(Progress.SILENT);
        Files.writeString(file("key.pem"), Pem.write(KeyKind.EC.generate().getPrivate()));

        assertThatThrownBy(() -> authority(KeyKind.EC, CLIENT_EXPIRED).renew(lines::add))
                .hasMessageContaining("key.pem is not the key of");
        assertThat(file("cert.pem")).hasContent(made.client());
    }

    /** A fault at each step: no key is lost, and the next call ends what this one began. */
    @ParameterizedTest
    @EnumSource
    void canBeRepeatedAfterEveryFault(Fault fault) throws IOException {
        int at = 0;
        boolean reached;
        do {
            at++;
            Path place = Files.createDirectories(storage.resolve(fault + "-" + at));
            ClientCertificates made =
                    authority(place, KeyKind.EC, NOW, new PosixDisk()).client(Progress.SILENT);
            FaultyDisk disk = new FaultyDisk(fault, at);
            interrupted(place, disk);
            reached = disk.reached();

            ClientCertificates renewed =
                    authority(place, KeyKind.EC, ALL_EXPIRED, new PosixDisk()).renew(Progress.SILENT);
            assertThat(renewed.clientKey()).isEqualTo(made.clientKey());
            assertThat(parse(renewed.authority()).getPublicKey())
                    .isEqualTo(parse(made.authority()).getPublicKey());
        } while (reached);
        assertThat(at).isGreaterThan(4);
    }

    private static void interrupted(Path place, FaultyDisk disk) {
        try {
            authority(place, KeyKind.EC, ALL_EXPIRED, disk).renew(Progress.SILENT);
        } catch (Crash e) {
            assertThat(disk.reached()).isTrue();
        } catch (MachineException e) {
            assertThat(e.hint()).isNotEmpty();
            assertThat(disk.reached()).isTrue();
        }
    }
}
