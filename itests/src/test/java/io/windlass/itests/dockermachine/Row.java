package io.windlass.itests.dockermachine;

import java.util.List;

/**
 * One command line and what comes of it.
 *
 * @param place the file and the line
 * @param command for a shell
 * @param outcome what is expected of Windlass
 * @param difference the anchor in the page of differences for one in which docker-machine does something else; empty
 *     where both do the same
 */
record Row(String place, String command, Outcome outcome, String difference) {

    /**
     * What is seen.
     *
     * @param output the lines of standard output; {@link #ANY} stands for any number of them
     * @param errors those of standard error, likewise
     * @param status the exit status
     */
    record Outcome(List<String> output, List<String> errors, int status) {

        static final String ANY = "...";

        /** Whether another outcome, which is a real one, is what this one says. */
        boolean describes(Outcome real) {
            return status == real.status && matches(output, real.output) && matches(errors, real.errors);
        }

        private static boolean matches(List<String> wanted, List<String> real) {
            if (wanted.isEmpty()) {
                return real.isEmpty();
            }
            List<String> rest = wanted.subList(1, wanted.size());
            if (wanted.getFirst().equals(ANY)) {
                for (int skipped = 0; skipped <= real.size(); skipped++) {
                    if (matches(rest, real.subList(skipped, real.size()))) {
                        return true;
                    }
                }
                return false;
            }
            return !real.isEmpty()
                    && wanted.getFirst().equals(real.getFirst())
                    && matches(rest, real.subList(1, real.size()));
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            output.forEach(line -> text.append("  ").append(line).append('\n'));
            errors.forEach(line -> text.append("! ").append(line).append('\n'));
            return text.append("? ").append(status).append('\n').toString();
        }
    }

    boolean differs() {
        return !difference.isEmpty();
    }

    /** Whether docker-machine has the command at all. */
    boolean isForDockerMachine() {
        return command.contains("docker-machine");
    }
}
