package io.windlass.ca.local.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.Installation;
import io.windlass.api.Progress;
import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.ca.local.internal.FaultyDisk.Crash;
import io.windlass.ca.local.internal.FaultyDisk.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The first call, with every fault at every one of its steps, in an empty store and where something is missing. Afterwards
 * the next call succeeds, no key and no authority that was there is replaced, and what was answered is still true.
 */
class AuthorityFaultsTest {

    private static final List<String> FILES = List.of("ca-key.pem", "ca.pem", "key.pem", "cert.pem");

    /** Faults that let a write clean up behind itself. */
    private static final Set<Fault> CAN_TIDY = EnumSet.of(Fault.BAD_SPOT, Fault.FULL);

    /** How many steps with a fault there were, by what is in the store at first. */
    private static final Map<String, Integer> POINTS = new TreeMap<>();

    @TempDir
    Path temporary;

    private record Place(Path storage) implements Installation {
        @Override
        public String id() {
            return "b0c6ad0c-5b3e-4a63-8a14-0f1a3b0b8f55";
        }
    }

    @AfterAll
    static void count() {
        int sum = POINTS.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("Faults at steps of the authority: " + sum + " " + POINTS);
        POINTS.clear();
    }

    @ParameterizedTest
    @EnumSource
    void inAnEmptyStore(Fault fault) throws IOException {
        everyStep("nothing", fault, List.of());
    }

    @ParameterizedTest
    @EnumSource
    void withALooseKeyOfTheAuthority(Fault fault) throws IOException {
        everyStep("the authority's key", fault, List.of("ca-key.pem"));
    }

    @ParameterizedTest
    @EnumSource
    void withAnAuthority(Fault fault) throws IOException {
        everyStep("the authority", fault, List.of("ca-key.pem", "ca.pem"));
    }

    @ParameterizedTest
    @EnumSource
    void withALooseKeyOfTheClient(Fault fault) throws IOException {
        everyStep("the authority and the client's key", fault, List.of("ca-key.pem", "ca.pem", "key.pem"));
    }

    @ParameterizedTest
    @EnumSource
    void withACertificateOfTheClientWithoutAKey(Fault fault) throws IOException {
        everyStep("the authority and the client's certificate", fault, List.of("ca-key.pem", "ca.pem", "cert.pem"));
    }

    private void everyStep(String name, Fault fault, List<String> present) throws IOException {
        int at = 0;
        boolean reached;
        do {
            at++;
            Path storage = Files.createDirectories(temporary.resolve(fault + "-" + at));
            prepare(storage, present);
            Map<String, String> before = contents(storage);
            FaultyDisk disk = new FaultyDisk(fault, at);
            Optional<ClientCertificates> answer = answer(fault, authority(storage, disk));
            reached = disk.reached();
            if (answer.isEmpty() && CAN_TIDY.contains(fault)) {
                assertThat(leftovers(storage)).isEmpty();
            }
            if (answer.isPresent()) {
                disk.powerOff();
            }
            Map<String, String> kept = contents(storage);
            assertThat(kept).containsAllEntriesOf(withoutLooseCertificate(before));
            recover(storage, answer, kept);
        } while (reached);
        assertThat(at).isGreaterThan(4);
        POINTS.merge(name, at - 1, Integer::sum);
    }

    private static LocalAuthority authority(Path storage, Disk disk) {
        return new LocalAuthority(new Place(storage), new Settings(KeyKind.EC, 30, 300), Clock.systemUTC(), disk);
    }

    private static void prepare(Path storage, List<String> present) throws IOException {
        if (!present.isEmpty()) {
            authority(storage, new PosixDisk()).client(Progress.SILENT);
            for (String name : FILES) {
                if (!present.contains(name)) {
                    Files.delete(storage.resolve("certs").resolve(name));
                }
            }
        }
    }

    /** Empty where the call ended with an error or a crash. */
    private static Optional<ClientCertificates> answer(Fault fault, LocalAuthority authority) {
        try {
            return Optional.of(authority.client(Progress.SILENT));
        } catch (Crash e) {
            return Optional.empty();
        } catch (MachineException e) {
            assertThat(fault.reason()).as(e.text()).isNotEmpty();
            assertThat(e.code()).isEqualTo(StandardErrorCode.STORE_UNWRITABLE);
            assertThat(e.text()).contains(fault.reason(), "certs");
            assertThat(e.hint()).isNotEmpty();
            return Optional.empty();
        }
    }

    /** A certificate whose key is lost is worth nothing and may go. */
    private static Map<String, String> withoutLooseCertificate(Map<String, String> before) {
        Map<String, String> valuable = new TreeMap<>(before);
        if (!before.containsKey("key.pem")) {
            valuable.remove("cert.pem");
        }
        return valuable;
    }

    private static void recover(Path storage, Optional<ClientCertificates> answer, Map<String, String> kept)
            throws IOException {
        LocalAuthority authority = authority(storage, new PosixDisk());
        ClientCertificates client = authority.client(Progress.SILENT);
        answer.ifPresent(before -> assertThat(client).isEqualTo(before));
        assertThat(contents(storage)).hasSize(FILES.size()).containsAllEntriesOf(withoutLooseCertificate(kept));
        assertThat(leftovers(storage)).isEmpty();

        EngineCertificates engine = authority.issue("web", List.of("192.0.2.7"));
        X509Certificate issuer = Pem.certificate(engine.authority(), "test", "");
        for (String pem : List.of(engine.server(), client.client())) {
            X509Certificate certificate = Pem.certificate(pem, "test", "");
            assertThat(new Identity(certificate, Pem.key(engine.serverKey(), "test", "")).isIssuedBy(issuer))
                    .isTrue();
        }
    }

    private static Map<String, String> contents(Path storage) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (String name : FILES) {
            Path file = storage.resolve("certs").resolve(name);
            if (Files.exists(file)) {
                contents.put(name, Files.readString(file));
            }
        }
        return contents;
    }

    private static List<Path> leftovers(Path storage) throws IOException {
        Path folder = storage.resolve("certs");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.filter(path -> path.toString().endsWith(".new")).toList();
        }
    }
}
