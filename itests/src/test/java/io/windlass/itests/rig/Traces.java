package io.windlass.itests.rig;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What this machine has of the things that a host could leave behind. */
public record Traces(SortedSet<String> found) {
    private static final Pattern OWNER =
            Pattern.compile("(?:windlass-itests/hosts/|(?:windlass|witest)[-_/])([0-9a-f]{8}|[0-9]+)");

    /** A workspace; the kernel writes a space in its own way. */
    private static final Pattern RUN = Pattern.compile("windlass-itests/run\\\\040([0-9]+)/");

    private static final String LOOK = """
            awk '{ print "mount " $5 }' /proc/self/mountinfo
            ip -brief link | awk '{ sub(/@.*/, "", $1); print "link " $1 }'
            ip netns list | awk '{ print "namespace " $1 }'
            nft list tables | sed 's/^/nft /'
            nft list ruleset 2>/dev/null | sed -n 's/^[[:space:]]*chain/nft chain/p'
            for file in $(awk '$3 ~ /^cgroup/ { print $2 }' /proc/mounts); do
                find "$file" -mindepth 1 -maxdepth 3 -type d 2>/dev/null | sed 's/^/cgroup /'
            done
            losetup --noheadings --output NAME,BACK-FILE | sed 's/^/loop /'
            ls /etc/systemd/system /run/systemd/system /etc/systemd/network /run/systemd/network /etc/systemd/nspawn \
                /run/systemd/nspawn /var/lib/machines 2>/dev/null | sed '/:$/d; /^$/d; s/^/unit /'
            ps -eo stat,pid,args | awk '$1 !~ /Z/ && $3 ~ /systemd-nspawn/ { print "process " $0 }'
            """;

    public static Traces now() {
        return new Traces(Program.bash(LOOK)
                .run()
                .requireSuccess()
                .output()
                .lines()
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * What was not there before, without what carries another host's id or lies in another run's workspace: somebody else
     * may be making hosts on this machine at the same time.
     */
    public SortedSet<String> since(Traces before, String id) {
        String run = Long.toString(ProcessHandle.current().pid());
        SortedSet<String> more = new TreeSet<>(found);
        more.removeAll(before.found);
        // The first namespace of a machine makes the folder of all namespaces a mount point, for good.
        more.remove("mount /run/netns");
        more.removeIf(trace -> isAnothers(OWNER, trace, id) || isAnothers(RUN, trace, run));
        return more;
    }

    /** What carries a host's id. */
    public SortedSet<String> of(String id) {
        SortedSet<String> own = new TreeSet<>(found);
        own.removeIf(trace -> {
            Matcher matcher = OWNER.matcher(trace);
            return !matcher.find() || !matcher.group(1).equals(id);
        });
        return own;
    }

    private static boolean isAnothers(Pattern owner, String trace, String own) {
        Matcher matcher = owner.matcher(trace);
        return matcher.find() && !matcher.group(1).equals(own);
    }
}
