package io.windlass.shell.commands.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Remembers deeds and their ends. */
public final class FakeAudit implements Audit {

    public final List<Deed> begun = new ArrayList<>();
    /** Outcome, exit status and error of each that is over. */
    public final List<String> ended = new ArrayList<>();

    public boolean broken;
    public boolean breaking;

    @Override
    public synchronized Pending begin(Deed deed) {
        if (broken) {
            throw new MachineException(StandardErrorCode.STORE_UNWRITABLE, "The audit log cannot be written.", "");
        }
        begun.add(deed);
        return this::end;
    }

    private synchronized void end(Instant time, String outcome, int status, String error) {
        if (breaking) {
            throw new MachineException(StandardErrorCode.STORE_UNWRITABLE, "The outcome cannot be written.", "");
        }
        ended.add((outcome + " " + status + " " + error).strip());
    }
}
