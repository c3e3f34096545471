package io.windlass.gotemplate.internal.run;

import io.windlass.gotemplate.internal.bytes.Bytes;
import io.windlass.gotemplate.internal.bytes.Work;
import java.io.IOException;

/** Turns what a template writes into text again. */
final class Output {
    private final Appendable out;
    private final Work work;

    /** The beginning of a character that may go on with what is written next. */
    private String pending = "";

    Output(Appendable out, Work work) {
        this.out = out;
        this.work = work;
    }

    void write(String bytes) throws IOException {
        work.spend(bytes.length());
        String all = pending + bytes;
        int end = all.length() - Bytes.unfinished(all);
        pending = all.substring(end);
        out.append(Bytes.text(all.substring(0, end)));
    }

    void end() throws IOException {
        out.append(Bytes.text(pending));
    }
}
