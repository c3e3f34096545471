package io.windlass.driver.nspawn.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A host's network: a namespace, a link to this machine with an address at each end, and a table of its own that
 * translates what leaves this machine. The namespace outlives reboots of the host.
 */
final class Network {

    private static final Duration REMOVAL = Duration.ofSeconds(10);

    private final Commands commands;

    Network(Commands commands) {
        this.commands = commands;
    }

    void make(HostLayout layout, String address, Subnet subnet) {
        String name = layout.name();
        String gateway = Address.gatewayOf(address);
        String mtu = Integer.toString(Routes.read().mtu());
        ip("netns", "add", name);
        ip("link", "add", layout.link(), "mtu", mtu, "type", "veth", "peer", "eth0", "mtu", mtu, "netns", name);
        ip("addr", "add", gateway + "/30", "dev", layout.link());
        ip("link", "set", layout.link(), "up");
        ip("-n", name, "addr", "add", address + "/30", "dev", "eth0");
        ip("-n", name, "link", "set", "eth0", "up");
        ip("-n", name, "link", "set", "lo", "up");
        ip("-n", name, "route", "add", "default", "via", gateway);
        commands.require("nft", translation(layout, address, subnet));
        passForwardFilter(layout);
    }

    void remove(HostLayout layout) {
        // The link goes first: the kernel clears a namespace in its own time, and the link's name is taken until then.
        Path link = Path.of("/sys/class/net", layout.link());
        Waiting.until(REMOVAL, "removing the network link " + layout.link(), () -> {
            if (Files.exists(link)) {
                commands.run("ip", "link", "delete", layout.link());
            }
            return !Files.exists(link);
        });
        if (Files.exists(layout.namespace())) {
            ip("netns", "delete", layout.name());
        }
        if (Commands.find("nft").isPresent()) {
            // Adding first makes deleting succeed where there is nothing.
            commands.require("nft", "add table ip " + layout.table() + "; delete table ip " + layout.table());
        }
        if (Commands.find("iptables").isPresent()) {
            for (List<String> rule : filterRules(layout)) {
                iptables("-D", rule);
            }
        }
    }

    static String translation(HostLayout layout, String address, Subnet subnet) {
        return "table ip " + layout.table()
                + " { chain postrouting { type nat hook postrouting priority srcnat; ip saddr " + address
                + " ip daddr != " + subnet + " masquerade; }; }";
    }

    /**
     * Where Docker or a firewall has set the machine's own filter to drop what it forwards, no rule of another table
     * can let it pass: two rules that carry the host's name go in front there.
     */
    private void passForwardFilter(HostLayout layout) {
        if (Commands.find("iptables").isEmpty()
                || !commands.run("iptables", "-S", "FORWARD").output().contains("-P FORWARD DROP")) {
            return;
        }
        for (List<String> rule : filterRules(layout)) {
            Commands.Result result = iptables("-I", rule);
            if (result.status() != 0) {
                throw Failures.provider(
                        "The firewall of this machine does not let " + layout.name() + " pass: " + result.output(), "");
            }
        }
    }

    static List<List<String>> filterRules(HostLayout layout) {
        List<String> end = List.of(layout.link(), "-m", "comment", "--comment", layout.name(), "-j", "ACCEPT");
        return List.of(concat("-i", end), concat("-o", end));
    }

    private Commands.Result iptables(String operation, List<String> rule) {
        return commands.run(Stream.concat(Stream.of("iptables", "-w", operation, "FORWARD"), rule.stream())
                .toArray(String[]::new));
    }

    private static List<String> concat(String first, List<String> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    private void ip(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "ip";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        commands.require(command);
    }
}
