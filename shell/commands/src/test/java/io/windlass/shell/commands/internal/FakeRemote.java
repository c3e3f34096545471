package io.windlass.shell.commands.internal;

import io.windlass.api.host.HostKey;
import io.windlass.api.ssh.CommandResult;
import io.windlass.api.ssh.Remote;
import io.windlass.api.ssh.RemoteCommand;
import io.windlass.api.ssh.RemoteTerminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A host that copies its input, complains, and ends with status 7. */
public final class FakeRemote implements Remote {

    public final List<String> commandLines = new ArrayList<>();
    public final List<String> terminals = new ArrayList<>();

    @Override
    public HostKey hostKey() {
        return new HostKey("ssh-ed25519", "AAAA");
    }

    @Override
    public CommandResult run(RemoteCommand command) {
        return new CommandResult(0, "", "");
    }

    @Override
    public int stream(String commandLine, InputStream input, OutputStream output, OutputStream errors) {
        commandLines.add(commandLine);
        try {
            input.transferTo(output);
            errors.write("complaint\n".getBytes(StandardCharsets.UTF_8));
            return 7;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int interact(String commandLine, RemoteTerminal terminal, InputStream input, OutputStream output) {
        terminals.add(terminal.type() + " " + terminal.size().columns() + "x"
                + terminal.size().rows());
        return stream(commandLine, input, output, output);
    }
}
