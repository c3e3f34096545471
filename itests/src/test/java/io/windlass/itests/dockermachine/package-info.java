/**
 * docker-machine's behaviour as a table: what was typed, what came of it. The rows were taken from docker-machine 0.16.2
 * by running it. The same rows are asked of Windlass, called by that name, and of docker-machine itself where there is
 * one on the path.
 */
@NullMarked
package io.windlass.itests.dockermachine;

import org.jspecify.annotations.NullMarked;
