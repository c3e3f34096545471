package io.windlass.shell.commands.internal;

import io.windlass.shell.commands.ClientTerminal;
import java.util.ArrayList;
import java.util.List;

/** A terminal that remembers its modes. */
public final class FakeTerminal implements ClientTerminal {

    public final List<String> modes = new ArrayList<>();

    @Override
    public Size size() {
        return new Size(120, 40);
    }

    @Override
    public void onResize(Runnable listener) {}

    @Override
    public void raw() {
        modes.add("raw");
    }

    @Override
    public void cooked() {
        modes.add("cooked");
    }
}
