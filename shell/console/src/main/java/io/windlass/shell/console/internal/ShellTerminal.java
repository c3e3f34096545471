package io.windlass.shell.console.internal;

import io.windlass.shell.commands.ClientTerminal;
import java.util.EnumSet;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/** The shell's terminal, for a command that wants it for itself. */
final class ShellTerminal implements ClientTerminal {

    private final Terminal terminal;
    private final LimitedInput input;
    private final Attributes ordinary;

    ShellTerminal(Terminal terminal, LimitedInput input) {
        this.terminal = terminal;
        this.input = input;
        this.ordinary = terminal.getAttributes();
    }

    @Override
    public Size size() {
        return new Size(terminal.getWidth(), terminal.getHeight());
    }

    @Override
    public void onResize(Runnable listener) {
        terminal.handle(Terminal.Signal.WINCH, _ -> listener.run());
    }

    @Override
    public void raw() {
        input.limit(false);
        Attributes raw = new Attributes(ordinary);
        raw.setLocalFlags(
                EnumSet.of(
                        Attributes.LocalFlag.ICANON,
                        Attributes.LocalFlag.ECHO,
                        Attributes.LocalFlag.ISIG,
                        Attributes.LocalFlag.IEXTEN),
                false);
        raw.setInputFlags(
                EnumSet.of(Attributes.InputFlag.ICRNL, Attributes.InputFlag.INLCR, Attributes.InputFlag.IXON), false);
        raw.setOutputFlag(Attributes.OutputFlag.OPOST, false);
        terminal.setAttributes(raw);
    }

    @Override
    public void cooked() {
        terminal.setAttributes(ordinary);
        input.limit(true);
    }
}
