/**
 * Thousands of hosts in one Java program: each with an SSH server, a key of its own, an engine once it is provisioned,
 * and whatever misbehaviour a test asks for.
 *
 * <p>{@link FakeHosts#start} gives each host two ports of 127.0.0.1 that are really open and really closed. It costs two
 * file descriptors per host, besides those of connections. {@link FakeHosts#crowd} gives each host a loopback address
 * instead, all with the same two ports, and costs none: that is for ten thousand hosts with a connection each. There, a
 * closed port takes a connection and closes it at once.
 *
 * <p>On two cores, ten thousand hosts of a crowd start in 1 to 3 s and take 1.3 KB of heap each, an installed engine
 * another 2 KB, an idle connection 15 KB; a dozen threads serve them all. Of hosts with ports of their own 9,900 start in
 * 8 s and take 19,832 descriptors.
 *
 * <p>{@link FakeCloud} puts such hosts behind the instances of a fake provider, in a test or as a program of its own.
 */
@NullMarked
package io.windlass.itests.hosts;

import org.jspecify.annotations.NullMarked;
