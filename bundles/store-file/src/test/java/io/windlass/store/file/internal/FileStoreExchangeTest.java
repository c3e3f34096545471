package io.windlass.store.file.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.error.ErrorCode;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Instance;
import io.windlass.api.host.SshEndpoint;
import io.windlass.api.store.ExchangeReport;
import io.windlass.api.store.ExchangeReport.AlreadyThere;
import io.windlass.api.store.ExchangeReport.Copied;
import io.windlass.api.store.ExchangeReport.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole stores come in and go out again. */
class FileStoreExchangeTest {

    private static final Set<String> ALL = Set.of();

    @TempDir
    Path temporary;

    private final FakeAuthority authority = new FakeAuthority();
    private Path ours;
    private Path theirs;
    private FileHostStore store;
    private FileStoreExchange exchange;

    @BeforeEach
    void open() {
        ours = temporary.resolve("ours");
        theirs = temporary.resolve("theirs");
        store = new FileHostStore(ours, FaultyDisk.healthy());
        exchange = new FileStoreExchange(ours, FaultyDisk.healthy());
    }

    private ObjectNode config(Path root, String name) throws IOException {
        Path file = root.resolve("machines").resolve(name).resolve("config.json");
        return Json.parse(file, Files.readAllBytes(file));
    }

    private static ErrorCode code(ExchangeReport report, String name) {
        return report.hosts().stream()
                .filter(host -> host.name().equals(name))
                .map(Refused.class::cast)
                .map(refused -> refused.reason().code())
                .findAny()
                .orElseThrow();
    }

    @Test
    void takesOverHostsOfEveryVersionAndReportsTheDamagedOnes() throws IOException {
        OldStore.at(theirs)
                .with("old")
                .with("v0", "0")
                .with("v1", "1")
                .with("v2", "2")
                .with("v3", "3");
        Files.writeString(
                Files.createDirectories(theirs.resolve("machines/cut")).resolve("config.json"), "{\"Na");
        Files.createDirectories(theirs.resolve("machines/empty"));
        Files.createDirectories(theirs.resolve("machines/under_score"));
        Map<String, String> before = OldStore.tree(theirs);

        ExchangeReport report = exchange.importFrom(theirs, ALL, false, authority);

        assertThat(report.hosts())
                .filteredOn(Copied.class::isInstance)
                .containsExactly(new Copied("v0"), new Copied("v1"), new Copied("v2"), new Copied("v3"));
        assertThat(code(report, "cut")).isEqualTo(StandardErrorCode.STORE_DAMAGED);
        assertThat(code(report, "empty")).isEqualTo(StandardErrorCode.STORE_DAMAGED);
        assertThat(code(report, "under_score")).isEqualTo(StandardErrorCode.INVALID_NAME);
        assertThat(OldStore.tree(theirs)).isEqualTo(before);
        for (String name : List.of("v0", "v1", "v2", "v3")) {
            assertThat(Files.readString(store.directory(name).resolve("config.json")))
                    .contains("\"ConfigVersion\": 3")
                    .doesNotContain(theirs.toString());
            assertThat(Hosts.load(store, name).created()).isPresent();
        }
        assertThat(store.directory("v1").resolve("config.json.bak"))
                .hasSameBinaryContentAs(theirs.resolve("machines/v1/config.json"));
        assertThat(store.list()).hasSize(4);
    }

    @Test
    void leadsPathsToTheirNewPlaceAndKeepsAllFilesSecret() throws IOException {
        new OldStore(theirs, "/home/somebody/.docker/machine").with("old").with("web", "3");

        exchange.importFrom(theirs, ALL, false, authority);

        ObjectNode config = config(ours, "web");
        assertThat(config.at("/Driver/StorePath").asText()).isEqualTo(ours.toString());
        assertThat(config.at("/Driver/SSHKeyPath").asText())
                .isIn("", ours.resolve("machines/web/id_rsa").toString());
        assertThat(config.at("/HostOptions/AuthOptions/CertDir").asText())
                .isEqualTo(ours.resolve("certs").toString());
        assertThat(config.at("/HostOptions/AuthOptions/ServerKeyPath").asText())
                .isEqualTo(ours.resolve("machines/web/server-key.pem").toString());
        assertThat(Hosts.load(store, "web").instance().flatMap(Instance::ssh).flatMap(SshEndpoint::privateKey))
                .contains(ours.resolve("machines/web/id_rsa"));
        assertThat(OldStore.tree(ours))
                .containsEntry("certs/ca-key.pem", "rw------- old ca-key.pem")
                .containsEntry("certs/ca.pem", "rw-r--r-- old ca.pem")
                .containsEntry("machines/web", "rwx------")
                .containsEntry("machines/web/id_rsa", "rw------- web id_rsa")
                .containsEntry("machines/web/key.pem", "rw------- web key.pem")
                .containsEntry("machines/web/server.pem", "rw-r--r-- web server.pem")
                .containsEntry("machines/web/vm", "rwx------")
                .containsEntry("machines/web/vm/disk", "rw------- a disk")
                .containsEntry("machines/web/vm/key", "-> " + ours.resolve("machines/web/id_rsa"))
                .containsEntry("machines/web/vm/loop", "-> ../vm");
    }

    @Test
    void knowsAHostAgainAndRefusesAnother() throws IOException {
        OldStore.at(theirs).with("old").with("web", "3").with("db", "2");
        exchange.importFrom(theirs, Set.of("web"), false, authority);
        HostRecord host = Hosts.load(store, "web");
        store.save(host.with(Hosts.instance("203.0.113.77")));
        store.create(Hosts.complete("db"));

        ExchangeReport again = exchange.importFrom(theirs, ALL, false, authority);

        assertThat(again.hosts()).contains(new AlreadyThere("web"));
        assertThat(code(again, "db")).isEqualTo(StandardErrorCode.HOST_EXISTS);
        assertThat(Hosts.load(store, "db")).isEqualTo(Hosts.complete("db"));
        assertThat(again.authority()).isEqualTo(new ExchangeReport.Shared());
    }

    @Test
    void namesWhatIsNotThere() throws IOException {
        OldStore.at(theirs).with("web", "3");

        ExchangeReport report = exchange.importFrom(theirs, Set.of("web", "nope", "../web"), false, authority);

        assertThat(report.hosts()).contains(new Copied("web"));
        assertThat(code(report, "nope")).isEqualTo(StandardErrorCode.HOST_NOT_FOUND);
        assertThat(code(report, "../web")).isEqualTo(StandardErrorCode.HOST_NOT_FOUND);
        assertThat(report.authority()).isEqualTo(new ExchangeReport.None());
    }

    @Test
    void aTrialWritesNothing() throws IOException {
        OldStore.at(theirs).with("old").with("web", "3");

        ExchangeReport report = exchange.importFrom(theirs, ALL, true, authority);

        assertThat(report).isEqualTo(new ExchangeReport(List.of(new Copied("web")), new ExchangeReport.Adopted()));
        assertThat(ours).doesNotExist();
        assertThat(exchange.exportTo(temporary.resolve("new"), ALL, true).hosts())
                .isEmpty();
        assertThat(temporary.resolve("new")).doesNotExist();
    }

    @Test
    void aHostOfAnotherAuthorityKeepsItUntilItIsGivenOurs() throws IOException {
        OldStore.at(ours).with("our");
        OldStore.at(theirs).with("old").with("web", "3");

        ExchangeReport report = exchange.importFrom(theirs, ALL, false, authority);

        assertThat(report.authority()).isEqualTo(new ExchangeReport.KeptApart(ours + " has another authority"));
        assertThat(ours.resolve("certs/ca.pem")).hasContent("our ca.pem");
        Path own = ours.resolve("machines/web/certs");
        assertThat(OldStore.tree(own))
                .containsEntry("ca-key.pem", "rw------- old ca-key.pem")
                .containsEntry("cert.pem", "rw-r--r-- old cert.pem");
        assertThat(config(ours, "web").at("/HostOptions/AuthOptions/CaCertPath").asText())
                .isEqualTo(own.resolve("ca.pem").toString());
        assertThat(store.certificates("web"))
                .contains(new ClientCertificates("web ca.pem", "web cert.pem", "web key.pem"));

        HostRecord host = store.save(Hosts.load(store, "web").begin(Hosts.CREATION));
        assertThat(config(ours, "web").at("/HostOptions/AuthOptions/CertDir").asText())
                .isEqualTo(own.toString());
        store.saveCertificates(
                "web", new EngineCertificates("our ca.pem", "our cert.pem", "our key.pem", "server", "key"));
        store.save(host);
        assertThat(config(ours, "web").at("/HostOptions/AuthOptions/CaCertPath").asText())
                .isEqualTo(ours.resolve("certs/ca.pem").toString());
        assertThat(config(ours, "web").at("/HostOptions/AuthOptions/CertDir").asText())
                .isEqualTo(ours.resolve("certs").toString());
    }

    @Test
    void anAuthorityThatIsOfNoUseIsNotTakenOver() throws IOException {
        OldStore.at(theirs).with("old").with("web", "3");
        authority.objection = "has expired.";

        assertThat(exchange.importFrom(theirs, ALL, false, authority).authority())
                .isEqualTo(new ExchangeReport.KeptApart(theirs.resolve("certs") + " has expired"));
        assertThat(ours.resolve("certs")).doesNotExist();
        assertThat(ours.resolve("machines/web/certs/ca.pem")).hasContent("old ca.pem");
    }

    @Test
    void aHostWithoutCertificatesGetsThoseOfItsStore() throws IOException {
        OldStore.at(theirs).with("old").with("web", "3");
        for (String file : List.of("ca.pem", "cert.pem", "key.pem")) {
            Files.delete(theirs.resolve("machines/web").resolve(file));
        }

        exchange.importFrom(theirs, ALL, false, authority);

        assertThat(store.certificates("web"))
                .contains(new ClientCertificates("old ca.pem", "old cert.pem", "old key.pem"));
    }

    @Test
    void whatWentOutComesInAgain() throws IOException {
        store.create(Hosts.complete("full"));
        OldStore.at(ours).with("our").with("web", "3").with("old", "0");
        HostRecord web = Hosts.load(store, "web");

        ExchangeReport out = exchange.exportTo(theirs, ALL, false);

        assertThat(out)
                .isEqualTo(new ExchangeReport(
                        List.of(new Copied("full"), new Copied("old"), new Copied("web")),
                        new ExchangeReport.Adopted()));
        assertThat(Files.readString(theirs.resolve("machines/web/config.json"))).doesNotContain(ours.toString());
        assertThat(exchange.importFrom(theirs, ALL, false, authority).hosts())
                .containsExactly(new AlreadyThere("full"), new AlreadyThere("old"), new AlreadyThere("web"));
        store.remove("full");
        store.remove("web");
        exchange.importFrom(theirs, ALL, false, authority);
        assertThat(Hosts.load(store, "full")).isEqualTo(Hosts.complete("full"));
        assertThat(Hosts.load(store, "web").settings()).isEqualTo(web.settings());
        assertThat(Hosts.load(store, "web").instance()).isEqualTo(web.instance());
    }

    @Test
    void whatIsInTheWayIsNamedBeforeAnythingIsWritten() throws IOException {
        store.create(Hosts.complete("web"));
        store.create(Hosts.complete("db"));
        OldStore.at(theirs).with("db", "3");
        Map<String, String> before = OldStore.tree(theirs);

        refused(() -> exchange.exportTo(theirs, ALL, false), "has these machines already: db");

        assertThat(OldStore.tree(theirs)).isEqualTo(before);
        assertThat(exchange.exportTo(theirs, Set.of("web"), false).hosts()).isEqualTo(List.of(new Copied("web")));
        assertThat(theirs.resolve("machines/web/config.json")).exists();
    }

    @Test
    void aHostIsOnceInAStore() throws IOException {
        store.create(Hosts.complete("web"));
        exchange.exportTo(theirs, ALL, false);
        Files.move(theirs.resolve("machines/web"), theirs.resolve("machines/renamed"));

        assertThat(code(exchange.importFrom(theirs, ALL, false, authority), "renamed"))
                .isEqualTo(StandardErrorCode.HOST_EXISTS);
        assertThat(store.load("renamed")).isEmpty();
    }

    @Test
    void aHostInTheMidstOfAnOperationIsNotCopied() {
        store.create(Hosts.begun("web"));

        assertThat(code(exchange.exportTo(theirs, ALL, false), "web")).isEqualTo(StandardErrorCode.HOST_STATE);
        assertThat(theirs).doesNotExist();
    }

    @Test
    void theOtherFolderIsAStoreOfItsOwn() throws IOException {
        store.create(Hosts.complete("web"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), ours);
        Path file = Files.writeString(temporary.resolve("file"), "");
        Path other = Files.createDirectories(temporary.resolve("other"));
        Files.writeString(other.resolve("letter"), "");

        refused(() -> exchange.importFrom(temporary.resolve("none"), ALL, false, authority), "does not exist");
        refused(() -> exchange.importFrom(other, ALL, false, authority), "has no folder machines");
        refused(() -> exchange.importFrom(file, ALL, false, authority), "has no folder machines");
        refused(() -> exchange.importFrom(ours, ALL, false, authority), "is this store itself");
        refused(() -> exchange.importFrom(link, ALL, false, authority), "is this store itself");
        refused(() -> exchange.importFrom(ours.resolve("machines"), ALL, false, authority), "lies inside this store");
        refused(() -> exchange.importFrom(temporary, ALL, false, authority), "has this store inside it");
        refused(() -> exchange.exportTo(link.resolve("deep/new"), ALL, false), "lies inside this store");
        refused(() -> exchange.exportTo(temporary, ALL, false), "has this store inside it");
        refused(() -> exchange.exportTo(other, ALL, false), "is neither empty nor a store");
        refused(() -> exchange.exportTo(file, ALL, false), "is not a folder");
        refused(() -> exchange.exportTo(theirs, Set.of("../web"), false), "Invalid hostname");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(MachineException.class).hasMessageContaining(message);
    }
}
