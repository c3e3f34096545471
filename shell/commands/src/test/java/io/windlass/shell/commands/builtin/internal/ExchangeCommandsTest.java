package io.windlass.shell.commands.builtin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.store.ExchangeReport;
import io.windlass.shell.commands.internal.Console;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeCommandsTest {

    private static final ExchangeReport.Copied WEB = new ExchangeReport.Copied("web");
    private static final ExchangeReport.Refused BAD = new ExchangeReport.Refused(
            "bad", new MachineException(StandardErrorCode.STORE_DAMAGED, "The file is cut off.", "Mend it."));

    private final Console console = Commands.console();

    @Test
    void importsAreLookedAfterAtOnce() {
        report(new ExchangeReport.Adopted(), WEB, new ExchangeReport.AlreadyThere("db"));

        Console.Ended ended = console.run("import", "/old");

        assertThat(ended.status()).isZero();
        assertThat(ended.output()).isEqualTo("""
                Imported web
                Already there: db
                This store had no certificate authority, and takes over that of /old.
                The daemon looks after them from now on.
                """);
        assertThat(console.fleet.exchanges).containsExactly("import /old []");
    }

    @Test
    void whatCouldNotBeImportedIsSaidAndTheStatusTellsThatTheRestWas() {
        report(new ExchangeReport.KeptApart("/here has another authority"), BAD, WEB);

        Console.Ended ended = console.run("import", "/old");

        assertThat(ended.status()).isEqualTo(4);
        assertThat(ended.output())
                .contains("Imported web", "keep their own certificate authority, because /here has another authority");
        assertThat(ended.errors()).contains("Error importing \"bad\": The file is cut off.", "Mend it.");
    }

    @Test
    void nothingImportedIsAFailure() {
        report(new ExchangeReport.None(), BAD);

        assertThat(console.run("import", "/old").status()).isEqualTo(1);
    }

    @Test
    void pathsAreTheCallersAndNamesMayBeRanges() {
        console.run("import", "--dry-run", "../old", "ci-{1..2}", "web");
        console.run("export", "backup/./x");

        assertThat(console.fleet.exchanges)
                .containsExactly("import /home/old [ci-1, ci-2, web] dry", "export /home/user/backup/x []");
        assertThat(console.fleet.done).isEmpty();
    }

    @Test
    void aTrialSaysWhatWouldHappen() {
        report(new ExchangeReport.None(), WEB);

        assertThat(console.run("import", "--dry-run", "/old").output()).isEqualTo("Would import web\n");
        assertThat(console.run("export", "--dry-run", "/new").output()).isEqualTo("Would export web\n");
    }

    @Test
    void aStoreWithoutMachinesIsNoFailure() {
        assertThat(console.run("import", "/old").output()).isEqualTo("There are no machines in /old.\n");
        assertThat(console.run("export", "/new").output()).isEqualTo("There are no machines to export.\n");
    }

    @Test
    void exportsSayWhichAuthorityTheyTakeAlong() {
        report(new ExchangeReport.KeptApart("/new has another authority"), WEB);

        assertThat(console.run("export", "/new").output()).isEqualTo("""
                Exported web
                They keep the certificate authority of this store, because /new has another authority.
                """);
    }

    @Test
    void aDirectoryIsNeeded() {
        for (String command : List.of("import", "export")) {
            Console.Ended ended = console.run(command);
            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.errors()).contains("No directory specified");
        }
        assertThat(console.fleet.exchanges).isEmpty();
    }

    private void report(ExchangeReport.Authority authority, ExchangeReport.Outcome... hosts) {
        console.fleet.exchanged = new ExchangeReport(List.of(hosts), authority);
    }
}
