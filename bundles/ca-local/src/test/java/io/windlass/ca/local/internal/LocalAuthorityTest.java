package io.windlass.ca.local.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.api.Installation;
import io.windlass.api.Progress;
import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAuthorityTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:25:08Z");

    @TempDir
    Path storage;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private record Place(Path storage) implements Installation {
        @Override
        public String id() {
            return "b0c6ad0c-5b3e-4a63-8a14-0f1a3b0b8f55";
        }
    }

    private LocalAuthority authority(KeyKind kind, Instant now) {
        return new LocalAuthority(
                new Place(storage), new Settings(kind, 1080, 3650), Clock.fixed(now, ZoneOffset.UTC), new PosixDisk());
    }

    private LocalAuthority authority() {
        return authority(KeyKind.EC, NOW);
    }

    private Path file(String name) {
        return storage.resolve("certs").resolve(name);
    }

    private static X509Certificate parse(String pem) {
        return Pem.certificate(pem, "test", "");
    }

    private static void verify(String authority, String certificate) throws Exception {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(parse(authority), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(java.util.Date.from(NOW));
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        CertPathValidator.getInstance("PKIX")
                .validate(factory.generateCertPath(List.of(parse(certificate))), parameters);
    }

    @ParameterizedTest
    @EnumSource
    void makesWhatIsMissingOnceAndSaysSo(KeyKind kind) throws Exception {
        ClientCertificates first = authority(kind, NOW).client(lines::add);
        ClientCertificates second = authority(kind, NOW).client(lines::add);

        assertThat(second).isEqualTo(first);
        assertThat(lines)
                .containsExactly("Creating CA: " + file("ca.pem"), "Creating client certificate: " + file("cert.pem"));
        verify(first.authority(), first.client());
        assertThat(modes())
                .containsExactly(
                        "certs rwx------",
                        ".lock rw-------",
                        "ca-key.pem rw-------",
                        "ca.pem rw-r--r--",
                        "cert.pem rw-r--r--",
                        "key.pem rw-------");
    }

    private List<String> modes() throws IOException {
        try (var all = Files.walk(storage.resolve("certs"))) {
            return all.sorted()
                    .map(path -> path.getFileName() + " " + mode(path))
                    .toList();
        }
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void marksTheAuthorityAsOneAndNothingElse() {
        X509Certificate certificate = parse(authority().client(Progress.SILENT).authority());

        assertThat(certificate.getBasicConstraints()).isZero();
        assertThat(certificate.getKeyUsage()).containsExactly(usage(5, 6));
        assertThat(certificate.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo(NOW.minus(Duration.ofMinutes(5)));
        assertThat(certificate.getSerialNumber().signum()).isPositive();
        assertThat(certificate.getSubjectX500Principal().getName()).contains("Windlass CA b0c6ad0c");
    }

    @Test
    void marksTheClientAsOne() throws Exception {
        X509Certificate certificate = parse(authority().client(Progress.SILENT).client());

        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getKeyUsage()).containsExactly(usage(0));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getNotAfter().toInstant())
                .isEqualTo(NOW.minus(Duration.ofMinutes(5)).plus(Duration.ofDays(1080)));
    }

    @ParameterizedTest
    @EnumSource
    void issuesForNamesAndAddresses(KeyKind kind) throws Exception {
        EngineCertificates issued = authority(kind, NOW)
                .issue(
                        "web",
                        List.of("192.0.2.7", "[2001:db8::1]", "fe80::1%eth0", "docker.example", "*.x", "bücher.de"));

        verify(issued.authority(), issued.server());
        X509Certificate server = parse(issued.server());
        assertThat(server.getSubjectAlternativeNames().stream().map(pair -> pair.get(0) + " " + pair.get(1)))
                .containsExactly(
                        "7 192.0.2.7",
                        "7 2001:db8:0:0:0:0:0:1",
                        "7 fe80:0:0:0:0:0:0:1",
                        "2 docker.example",
                        "2 *.x",
                        "2 xn--bcher-kva.de",
                        "2 localhost");
        assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(server.getKeyUsage()).containsExactly(kind == KeyKind.RSA ? usage(0, 2) : usage(0));
        assertThat(new Identity(server, Pem.key(issued.serverKey(), "test", "")).fitsTogether())
                .isTrue();
        assertThat(server.getSubjectX500Principal().getName()).startsWith("CN=web,");
    }

    private static boolean[] usage(int... bits) {
        boolean[] usage = new boolean[9];
        IntStream.of(bits).forEach(bit -> usage[bit] = true);
        return usage;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "1.2.3.400", "x:y", "a..b", "https://x"})
    void refusesWhatIsNeitherNameNorAddress(String name) {
        assertThatThrownBy(() -> authority().issue("web", List.of(name)))
                .isInstanceOfSatisfying(
                        MachineException.class,
                        e -> assertThat(e.code()).isEqualTo(StandardErrorCode.INVALID_ARGUMENT));
        assertThat(storage.resolve("certs")).doesNotExist();
    }

    @Test
    void neverIssuesBeyondTheAuthority() {
        authority().client(Progress.SILENT);
        Instant late = NOW.plus(Duration.ofDays(1000));
        EngineCertificates issued = authority(KeyKind.EC, late).issue("a", List.of());
        assertThat(parse(issued.server()).getNotAfter())
                .isBefore(parse(issued.authority()).getNotAfter());

        LocalAuthority greedy = new LocalAuthority(
                new Place(storage),
                new Settings(KeyKind.EC, 9999, 3650),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new PosixDisk());
        assertThat(parse(greedy.issue("b", List.of()).server()).getNotAfter())
                .isEqualTo(parse(issued.authority()).getNotAfter());
    }

    @Test
    void letsManyFirstCallsAgree() throws Exception {
        List<Callable<ClientCertificates>> calls = IntStream.range(0, 20)
                .mapToObj(number ->
                        (Callable<ClientCertificates>) () -> authority().client(lines::add))
                .toList();

        Set<ClientCertificates> answers = new java.util.HashSet<>();
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).hasSize(1);
        assertThat(lines).hasSize(2);
        ClientCertificates agreed = answers.iterator().next();
        verify(agreed.authority(), agreed.client());
    }

    @Test
    void completesWhatACrashLeftBehind() throws Exception {
        ClientCertificates made = authority().client(Progress.SILENT);
        String authorityKey = Files.readString(file("ca-key.pem"));

        Files.delete(file("cert.pem"));
        ClientCertificates second = authority().client(Progress.SILENT);
        assertThat(second.clientKey()).isEqualTo(made.clientKey());
        verify(made.authority(), second.client());

        Files.delete(file("key.pem"));
        ClientCertificates third = authority().client(Progress.SILENT);
        assertThat(third.clientKey()).isNotEqualTo(made.clientKey());
        verify(made.authority(), third.client());

        for (String name : List.of("cert.pem", "key.pem", "ca.pem")) {
            Files.delete(file(name));
        }
        ClientCertificates fourth = authority().client(Progress.SILENT);
        assertThat(file("ca-key.pem")).hasContent(authorityKey);
        verify(fourth.authority(), third.client());
    }

    @Test
    void doesNotNeedTheAuthoritysKeyUntilItSigns() throws IOException {
        ClientCertificates made = authority().client(Progress.SILENT);
        Files.delete(file("ca-key.pem"));

        assertThat(authority().client(Progress.SILENT)).isEqualTo(made);
        expectUnusable(() -> authority().issue("web", List.of()), "ca-key.pem is missing");
        Files.delete(file("cert.pem"));
        expectUnusable(() -> authority().client(Progress.SILENT), "ca-key.pem is missing");
        assertThat(file("ca-key.pem")).doesNotExist();
    }

    @Test
    void replacesNothingThatDoesNotFit() throws IOException {
        authority().client(Progress.SILENT);
        String authority = Files.readString(file("ca.pem"));
        String other = Pem.write(KeyKind.EC.generate().getPrivate());
        String key = Files.readString(file("key.pem"));
        String authorityKey = Files.readString(file("ca-key.pem"));

        Files.writeString(file("key.pem"), other);
        expectUnusable(() -> authority().client(Progress.SILENT), "key.pem is not the key of");
        Files.writeString(file("key.pem"), "rubbish");
        expectUnusable(() -> authority().client(Progress.SILENT), "key.pem is not a private key");
        Files.writeString(file("key.pem"), key);
        Files.writeString(file("ca-key.pem"), other);
        expectUnusable(() -> authority().issue("web", List.of()), "ca-key.pem is not the key of");
        Files.writeString(file("ca-key.pem"), authorityKey);
        Files.writeString(file("ca.pem"), Files.readString(file("cert.pem")));
        expectUnusable(() -> authority().client(Progress.SILENT), "is not the certificate of an authority");
        Files.writeString(file("ca.pem"), "rubbish");
        expectUnusable(() -> authority().client(Progress.SILENT), "ca.pem is not a certificate");
        Files.delete(file("ca.pem"));
        expectUnusable(() -> authority().client(Progress.SILENT), "ca.pem is missing");
        Files.writeString(file("ca.pem"), authority);
        assertThat(authority().client(Progress.SILENT).authority()).isEqualTo(authority);
    }

    @Test
    void tellsAForeignClientCertificate() throws IOException {
        ClientCertificates made = authority().client(Progress.SILENT);
        for (String name : List.of("ca.pem", "ca-key.pem", "cert.pem", "key.pem")) {
            Files.delete(file(name));
        }
        authority().client(Progress.SILENT);
        Files.writeString(file("cert.pem"), made.client());
        Files.writeString(file("key.pem"), made.clientKey());

        expectUnusable(() -> authority().client(Progress.SILENT), "was not signed by");
    }

    @Test
    void tellsWhatHasExpiredAndMakesNothingNew() {
        authority().client(Progress.SILENT);

        Instant clientGone = NOW.plus(Duration.ofDays(1081));
        expectUnusable(() -> authority(KeyKind.EC, clientGone).client(Progress.SILENT), "cert.pem has expired");
        Instant allGone = NOW.plus(Duration.ofDays(3651));
        expectUnusable(() -> authority(KeyKind.EC, allGone).client(Progress.SILENT), "ca.pem has expired");
        Instant early = NOW.minus(Duration.ofDays(1));
        expectUnusable(() -> authority(KeyKind.EC, early).client(Progress.SILENT), "is not valid before");
        assertThat(authority().client(lines::add)).isNotNull();
        assertThat(lines).isEmpty();
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Files.writeString(storage.resolve("certs"), "a file");

        assertThatThrownBy(() -> authority().client(Progress.SILENT))
                .hasMessageContaining(storage.resolve("certs").toString())
                .isInstanceOf(MachineException.class);
    }

    @Test
    void judgesTheFilesOfAnotherStore(@TempDir Path other) throws IOException {
        new LocalAuthority(
                        new Place(other),
                        new Settings(KeyKind.RSA, 1080, 3650),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        new PosixDisk())
                .client(Progress.SILENT);
        Path theirs = other.resolve("certs");

        authority().requireUsable(theirs);
        assertThat(storage.resolve("certs")).doesNotExist();

        LocalAuthority later = authority(KeyKind.EC, NOW.plus(Duration.ofDays(4000)));
        expectUnusable(() -> later.requireUsable(theirs), "has expired");
        authority().client(Progress.SILENT);
        Files.copy(file("key.pem"), theirs.resolve("key.pem"), StandardCopyOption.REPLACE_EXISTING);
        expectUnusable(() -> authority().requireUsable(theirs), "is not the key of");
        Files.delete(theirs.resolve("key.pem"));
        expectUnusable(() -> authority().requireUsable(theirs), "key.pem is missing");
        Files.delete(theirs.resolve("ca-key.pem"));
        expectUnusable(() -> authority().requireUsable(theirs), "ca-key.pem is missing");
    }

    private static void expectUnusable(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .hasMessageContaining(message)
                .hasMessageNotContaining("BEGIN")
                .isInstanceOfSatisfying(MachineException.class, e -> {
                    assertThat(e.code()).isEqualTo(StandardErrorCode.CERTIFICATES_UNUSABLE);
                    assertThat(e.hint()).isNotEmpty();
                });
    }
}
