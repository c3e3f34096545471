/*
 * The client `machine`: sends what it was called with to the daemon and copies what comes back.
 * The protocol is docs/client-protocol.md. Nothing but libc; every query costs one process and one round trip.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { HEADER = 5, PIECE = 32 * 1024, LONGEST = 1024 * 1024 };

extern char **environ;

static const char *program = "machine";
static const char *caller_name = "MACHINE_CALLED_AS"; /* set by bin/machine, which is not what it was called as */
static int daemon_socket = -1;
static int wakeup[2] = {-1, -1}; /* the signal handlers write here, the main loop polls */
static volatile sig_atomic_t interrupts, pending_signal, pending_resize;
static volatile sig_atomic_t terminal_is_raw;
static struct termios cooked;

static void restore_terminal(void) {
    if (terminal_is_raw) {
        tcsetattr(STDIN_FILENO, TCSADRAIN, &cooked);
        terminal_is_raw = 0;
    }
}

__attribute__((noreturn, format(printf, 2, 3))) static void fail(int status, const char *format, ...) {
    va_list arguments;
    restore_terminal();
    fprintf(stderr, "%s: ", program);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(status);
}

static void *allocate(void *old, size_t size) {
    void *block = realloc(old, size);
    if (!block) fail(1, "out of memory");
    return block;
}

__attribute__((format(printf, 1, 2))) static char *text(const char *format, ...) {
    va_list arguments;
    char *result;
    va_start(arguments, format);
    if (vasprintf(&result, format, arguments) < 0) fail(1, "out of memory");
    va_end(arguments);
    return result;
}

/* ---- signals ---- */

/* The first signal stops what the command began, the second leaves it to the daemon: both are the daemon's to heed.
 * The third is for a daemon that does not listen. */
static void on_interrupt(int number) {
    int before = errno;
    if (++interrupts > 2) {
        restore_terminal();
        _exit(128 + number);
    }
    pending_signal = number;
    (void)!write(wakeup[1], "", 1);
    errno = before;
}

static void on_resize(int number) {
    int before = errno;
    (void)number;
    pending_resize = 1;
    (void)!write(wakeup[1], "", 1);
    errno = before;
}

static void on_fatal(int number) {
    restore_terminal();
    signal(number, SIG_DFL);
    raise(number);
}

/* A signal that the caller ignores (nohup, a background job) stays ignored. */
static void handle(int number, void (*handler)(int)) {
    struct sigaction action = {.sa_handler = handler}, old;
    sigemptyset(&action.sa_mask);
    if (sigaction(number, NULL, &old) == 0 && old.sa_handler != SIG_IGN) {
        sigaction(number, &action, NULL);
    }
}

static void catch_signals(void) {
    if (pipe2(wakeup, O_CLOEXEC | O_NONBLOCK) != 0) fail(1, "cannot make a pipe: %s", strerror(errno));
    signal(SIGPIPE, SIG_IGN);
    handle(SIGINT, on_interrupt);
    handle(SIGTERM, on_interrupt);
    handle(SIGWINCH, on_resize);
    handle(SIGHUP, on_fatal);
    handle(SIGQUIT, on_fatal);
    handle(SIGABRT, on_fatal);
    handle(SIGSEGV, on_fatal);
}

/* ---- chunks ---- */

static bool write_all(int descriptor, const char *bytes, size_t length);

static void put_chunk(char *frame, char type, const void *payload, size_t length) {
    for (int i = 0; i < 4; i++) frame[i] = (char)((uint32_t)length >> (24 - 8 * i));
    frame[4] = type;
    memcpy(frame + HEADER, payload, length);
}

static void send_chunk(char type, const void *payload, size_t length) {
    char frame[HEADER + PIECE];
    put_chunk(frame, type, payload, length);
    /* A daemon that is gone shows at the next read, which tells more. */
    write_all(daemon_socket, frame, HEADER + length);
}

static bool terminal_size(char *buffer, size_t capacity) {
    struct winsize size;
    for (int descriptor = 0; descriptor < 3; descriptor++) {
        if (ioctl(descriptor, TIOCGWINSZ, &size) == 0) {
            snprintf(buffer, capacity, "%ux%u", size.ws_col, size.ws_row);
            return true;
        }
    }
    return false;
}

static void tell_signals(void) {
    char size[32];
    int number = pending_signal;
    if (number) {
        pending_signal = 0;
        const char *name = number == SIGINT ? "INT" : "TERM";
        send_chunk('I', name, strlen(name));
    }
    if (pending_resize) {
        pending_resize = 0;
        if (terminal_size(size, sizeof size)) send_chunk('W', size, strlen(size));
    }
}

static bool write_all(int descriptor, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(descriptor, bytes, length);
        if (written >= 0) {
            bytes += written;
            length -= (size_t)written;
        } else if (errno == EAGAIN) { /* somebody made our terminal non-blocking */
            struct pollfd ready = {.fd = descriptor, .events = POLLOUT};
            poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            return false;
        }
        /* A chunk that is half sent must not be cut by another; output may be, a reader may pause it for long. */
        if (descriptor != daemon_socket) tell_signals();
    }
    return true;
}

static void read_all(char *bytes, size_t length) {
    while (length > 0) {
        ssize_t got = read(daemon_socket, bytes, length);
        if (got > 0) {
            bytes += got;
            length -= (size_t)got;
        } else if (got == 0 || errno != EINTR) {
            fail(1, "the daemon ended before it answered; its log is in daemon/log below the storage path");
        } else {
            tell_signals();
        }
    }
}

/* The request goes out in one write. */
struct request {
    char *bytes;
    size_t length, capacity;
};

static void add(struct request *request, char type, const char *payload) {
    size_t length = strlen(payload);
    if (request->length + HEADER + length > request->capacity) {
        request->capacity = 2 * (request->length + HEADER + length) + 4096;
        request->bytes = allocate(request->bytes, request->capacity);
    }
    put_chunk(request->bytes + request->length, type, payload, length);
    request->length += HEADER + length;
}

static void send_request(char **arguments, const char *folder) {
    struct request request = {0};
    char line[32];
    for (; *arguments; arguments++) add(&request, 'A', *arguments);
    for (char **variable = environ; *variable; variable++) {
        if (strncmp(*variable, "NAILGUN_TTY_", 12) != 0) add(&request, 'E', *variable);
    }
    for (int descriptor = 0; descriptor < 3; descriptor++) {
        snprintf(line, sizeof line, "NAILGUN_TTY_%d=%d", descriptor, isatty(descriptor) ? 1 : 0);
        add(&request, 'E', line);
    }
    add(&request, 'D', folder);
    if (terminal_size(line, sizeof line)) add(&request, 'W', line);
    add(&request, 'C', program);
    write_all(daemon_socket, request.bytes, request.length);
    free(request.bytes);
}

/* ---- what the daemon says ---- */

static void copy_output(int descriptor, size_t length) {
    static char piece[PIECE];
    while (length > 0) {
        size_t part = length < sizeof piece ? length : sizeof piece;
        read_all(piece, part);
        if (!write_all(descriptor, piece, part)) {
            if (errno != EPIPE) fail(1, "cannot write: %s", strerror(errno));
            on_fatal(SIGPIPE); /* end as any program whose reader has left */
            exit(128 + SIGPIPE);
        }
        length -= part;
    }
}

static void set_mode(const char *mode) {
    if (strcmp(mode, "cooked") == 0) {
        restore_terminal();
    } else if (strcmp(mode, "raw") == 0 && !terminal_is_raw && tcgetattr(STDIN_FILENO, &cooked) == 0) {
        struct termios raw = cooked;
        cfmakeraw(&raw);
        terminal_is_raw = 1;
        tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
    }
}

__attribute__((noreturn)) static void run_instead(char *words, size_t length) {
    char **arguments = allocate(NULL, (length / 2 + 2) * 2 * sizeof *arguments);
    size_t count = 0;
    for (char *word = words; word < words + length; word += strlen(word) + 1) arguments[count++] = word;
    arguments[count] = NULL;
    if (count == 0) fail(1, "the daemon named no program to run");
    restore_terminal();
    signal(SIGPIPE, SIG_DFL);
    execvp(arguments[0], arguments);
    fail(errno == ENOENT ? 127 : 126, "cannot run %s: %s", arguments[0], strerror(errno));
}

/* Returns whether the daemon still waits for a piece of standard input. */
static bool answer_with_input(void) {
    char piece[PIECE];
    ssize_t got = read(STDIN_FILENO, piece, sizeof piece);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return true;
    send_chunk(got > 0 ? '0' : '.', piece, got > 0 ? (size_t)got : 0);
    return false;
}

/* Handles one chunk; returns whether it asked for input. */
static bool take_chunk(void) {
    unsigned char header[HEADER];
    read_all((char *)header, HEADER);
    size_t length = (size_t)header[0] << 24 | (size_t)header[1] << 16 | (size_t)header[2] << 8 | header[3];
    char type = (char)header[4];
    if (type == '1' || type == '2') {
        copy_output(type - '0', length);
        return false;
    }
    if (length > LONGEST) fail(1, "the daemon's answer is broken: a chunk of %zu bytes", length);
    char *payload = allocate(NULL, length + 1);
    read_all(payload, length);
    payload[length] = '\0';
    if (type == 'R') run_instead(payload, length);
    if (type == 'X') {
        restore_terminal();
        exit(atoi(payload) & 0xff);
    }
    if (type == 'M') {
        set_mode(payload);
    } else if (type != 'S') {
        fail(1, "the daemon's answer is broken: a chunk of type %d; is it of another version?", type);
    }
    free(payload);
    return type == 'S';
}

__attribute__((noreturn)) static void converse(void) {
    bool wanted = false;
    for (;;) {
        struct pollfd sources[] = {
            {.fd = daemon_socket, .events = POLLIN},
            {.fd = wakeup[0], .events = POLLIN},
            {.fd = wanted ? STDIN_FILENO : -1, .events = POLLIN},
        };
        char noise[64];
        if (poll(sources, 3, -1) < 0 && errno != EINTR) fail(1, "cannot wait: %s", strerror(errno));
        while (read(wakeup[0], noise, sizeof noise) > 0) continue;
        tell_signals();
        if (sources[0].revents) {
            wanted = take_chunk() || wanted;
        } else if (sources[2].revents) {
            wanted = answer_with_input();
        }
    }
}

/* ---- finding and starting the daemon ---- */

static bool takes_value(const char *name, size_t length) {
    static const char *const names[] = {"tls-ca-cert",     "tls-ca-key",       "tls-client-cert",
                                        "tls-client-key",  "github-api-token", "bugsnag-api-token"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strlen(names[i]) == length && strncmp(names[i], name, length) == 0) return true;
    }
    return false;
}

/* Global options end at the first word that is none: the command. As in docker-machine the last one wins. */
static const char *storage_option(char **arguments) {
    const char *found = NULL;
    for (; *arguments && (*arguments)[0] == '-' && (*arguments)[1]; arguments++) {
        const char *name = *arguments + (strncmp(*arguments, "--", 2) == 0 ? 2 : 1);
        size_t length = strcspn(name, "=");
        bool storage = strncmp(name, "s", length) == 0 && length == 1;
        storage = storage || (length == 12 && strncmp(name, "storage-path", length) == 0);
        if (!*name) break;
        if (!storage && !takes_value(name, length)) continue;
        const char *value = name[length] ? name + length + 1 : arguments[1];
        if (storage && value) found = value;
        if (!name[length] && arguments[1]) arguments++;
    }
    return found;
}

static char *storage_path(char **arguments, const char *folder) {
    const char *chosen = storage_option(arguments), *home = getenv("HOME");
    if (!chosen || !*chosen) chosen = getenv("MACHINE_STORAGE_PATH");
    if (chosen && *chosen) return *chosen == '/' ? text("%s", chosen) : text("%s/%s", folder, chosen);
    if (!home || !*home) fail(1, "HOME is not set: name the storage path with --storage-path");
    return text("%s/.docker/machine", home);
}

/* True once connected; false if nobody listens. The caller's folder is left and found again. */
static bool connect_in(const char *storage, int folder) {
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "machined.sock"};
    char *place = text("%s/daemon", storage);
    bool entered = chdir(place) == 0;
    int result = -1;
    if (entered) {
        daemon_socket = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (daemon_socket < 0) fail(1, "cannot make a socket: %s", strerror(errno));
        do result = connect(daemon_socket, (struct sockaddr *)&address, sizeof address);
        while (result != 0 && errno == EINTR);
    }
    int reason = errno;
    if (entered && fchdir(folder) != 0) fail(1, "cannot return to the working directory: %s", strerror(errno));
    if (result != 0 && reason != ENOENT && reason != ECONNREFUSED) {
        fail(1, "cannot reach the daemon in %s: %s", place, strerror(reason));
    }
    if (result != 0 && entered) close(daemon_socket);
    free(place);
    return result == 0;
}

/* The daemon sees our environment and may name programs for us to run: it has to be ours, or root's. */
static void check_owner(const char *storage) {
    struct ucred owner;
    socklen_t length = sizeof owner;
    if (getsockopt(daemon_socket, SOL_SOCKET, SO_PEERCRED, &owner, &length) != 0) {
        fail(1, "cannot tell whose daemon this is: %s", strerror(errno));
    }
    if (owner.uid != geteuid() && owner.uid != 0) {
        fail(1, "the daemon of %s belongs to user %u: call as that user, or choose another --storage-path", storage,
             (unsigned)owner.uid);
    }
}

/* bin/machined of the distribution that this program is part of, wherever in it this program lies. */
static char *find_machined(const char *called) {
    static char self[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    if (length > 0) self[length] = '\0';
    if (length <= 0 && !realpath(called, self)) fail(1, "cannot find the distribution of %s", called);
    for (char *slash = strrchr(self, '/'); slash; slash = strrchr(self, '/')) {
        *slash = '\0';
        char *candidate = text("%s/bin/machined", self);
        if (access(candidate, X_OK) == 0) return candidate;
        free(candidate);
    }
    fail(1, "no daemon is running, and there is no bin/machined beside this program to start one");
}

static void start_daemon(const char *machined, const char *storage) {
    pid_t child = fork();
    if (child < 0) fail(1, "cannot start the daemon: %s", strerror(errno));
    if (child == 0) {
        /* The daemon outlives us: no terminal, no descriptor of our caller (a pipe, a lock) goes with it. */
        setsid();
        int nothing = open("/dev/null", O_RDWR);
        dup2(nothing, STDIN_FILENO);
        dup2(nothing, STDOUT_FILENO);
        long highest = sysconf(_SC_OPEN_MAX);
        for (int descriptor = 3; descriptor < highest && descriptor < 65536; descriptor++) close(descriptor);
        execl(machined, machined, "start", "--storage-path", storage, (char *)NULL);
        fprintf(stderr, "%s: cannot run %s: %s\n", program, machined, strerror(errno));
        _exit(127);
    }
    int status;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) fail(1, "cannot wait for the daemon: %s", strerror(errno));
    }
    if (status != 0) fail(1, "the daemon did not start");
}

/* With one of 0, 1, 2 closed, the socket would get its number and receive what is meant for it. */
static void occupy_standard_descriptors(void) {
    int descriptor;
    do descriptor = open("/dev/null", O_RDWR);
    while (descriptor >= 0 && descriptor < 3);
    if (descriptor >= 3) close(descriptor);
}

/* A daemon that has started, or that changes one of its parts, listens in a moment. */
static bool connect_soon(const char *storage, int folder) {
    const struct timespec pause = {0, 20 * 1000 * 1000};
    for (int tries = 0; tries < 500; tries++) {
        if (connect_in(storage, folder)) return true;
        nanosleep(&pause, NULL);
    }
    return false;
}

int main(int count, char **arguments) {
    occupy_standard_descriptors();
    const char *called = getenv(caller_name);
    if (!called) called = count > 0 ? arguments[0] : "machine";
    const char *slash = strrchr(called, '/');
    program = text("%s", slash ? slash + 1 : called);
    unsetenv(caller_name);

    int folder = open(".", O_PATH | O_DIRECTORY | O_CLOEXEC);
    const char *folder_name = getcwd(NULL, 0);
    if (!folder_name) folder_name = "/"; /* it was removed under the caller */
    char **words = count > 0 ? arguments + 1 : arguments;
    char *storage = storage_path(words, folder_name);

    if (!connect_in(storage, folder)) {
        start_daemon(find_machined(count > 0 ? arguments[0] : ""), storage);
        if (!connect_soon(storage, folder)) fail(1, "the daemon has started but does not listen in %s", storage);
    }
    check_owner(storage);
    catch_signals();
    send_request(words, folder_name);
    converse();
}
