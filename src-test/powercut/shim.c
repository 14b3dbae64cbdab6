/*
 * Writes down what an unmodified program does to the files of one folder, so that a laboratory can
 * make of it what a power cut would have left. For LD_PRELOAD on Linux; the test builds it.
 *
 *   POWERCUT_ROOT  absolute path of the folder; files elsewhere are left alone
 *   POWERCUT_LOG   file that gets the steps; one process
 *
 * A step, integers in the order of the machine:
 *
 *    0  1  what: 'M' make, 'W' write, 'T' truncate, 'R' rename, 'U' unlink, 'S' sync of a file,
 *          'D' sync of a folder, 'F' folder made
 *    1  3  0
 *    4  4  length n of the first name or of the data
 *    8  8  number of the file (inode), 0 for folders
 *   16  8  position of a write, length of a truncate; of a rename the length of the second name
 *   24  n  name(s) or data
 *
 * One lock is held over the operation and its step, so that their order is the order of the disk.
 * What is mapped into memory is not seen: of SQLite that is the -shm file, which no crash needs.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static int log_fd = -1;
static char root[PATH_MAX];
static size_t root_length;

#define REAL(name) ((__typeof__(&name)) real(#name))

static void *real(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (found == NULL) {
        abort();
    }
    return found;
}

__attribute__((constructor)) static void begin(void) {
    const char *folder = getenv("POWERCUT_ROOT");
    const char *log = getenv("POWERCUT_LOG");
    if (folder == NULL || log == NULL) {
        return;
    }
    root_length = strlen(folder);
    memcpy(root, folder, root_length + 1);
    log_fd = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int inside(const char *path) {
    return log_fd >= 0 && strncmp(path, root, root_length) == 0
        && (path[root_length] == '/' || path[root_length] == 0);
}

/* Names come in as the program says them; they are absolute in all that it is given. */
static void whole(const char *path, char *out) {
    if (path[0] == '/') {
        snprintf(out, PATH_MAX, "%s", path);
    } else {
        char here[PATH_MAX / 2];
        if (getcwd(here, sizeof here) == NULL) {
            abort();
        }
        snprintf(out, PATH_MAX, "%s/%s", here, path);
    }
}

static int named(int fd, char *out) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, out, PATH_MAX - 1);
    if (length < 0) {
        return 0;
    }
    out[length] = 0;
    return inside(out);
}

static uint64_t number(int fd) {
    struct stat what;
    return fstat(fd, &what) == 0 ? what.st_ino : 0;
}

static void put(const void *bytes, size_t length) {
    const char *at = bytes;
    while (length > 0) {
        ssize_t written = REAL(write)(log_fd, at, length);
        if (written <= 0) {
            abort(); /* a log with a hole would lie */
        }
        at += written;
        length -= written;
    }
}

static void step(char what, uint64_t file, uint64_t at, const void *bytes, size_t length) {
    char head[24] = {0};
    uint32_t n = length;
    head[0] = what;
    memcpy(head + 4, &n, 4);
    memcpy(head + 8, &file, 8);
    memcpy(head + 16, &at, 8);
    put(head, sizeof head);
    put(bytes, length);
}

#define LOCK int before = errno; pthread_mutex_lock(&order); errno = before
#define UNLOCK before = errno; pthread_mutex_unlock(&order); errno = before

static int opened(int dir, const char *path, int flags, mode_t mode) {
    int (*openat_)(int, const char *, int, ...) = REAL(openat);
    char full[PATH_MAX];
    if (log_fd < 0 || (dir != AT_FDCWD && path[0] != '/')) {
        return openat_(dir, path, flags, mode);
    }
    whole(path, full);
    if (!inside(full)) {
        return openat_(dir, path, flags, mode);
    }
    LOCK;
    struct stat was;
    int there = stat(full, &was) == 0;
    int fd = openat_(dir, path, flags, mode);
    if (fd >= 0 && !there) {
        step('M', number(fd), 0, full, strlen(full));
    } else if (fd >= 0 && (flags & O_TRUNC) && (flags & O_ACCMODE) != O_RDONLY) {
        step('T', number(fd), 0, "", 0);
    }
    UNLOCK;
    return fd;
}

static mode_t mode_of(int flags, va_list rest) {
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
}

#define OPEN(name)                                                   \
    int name(const char *path, int flags, ...) {                     \
        va_list rest;                                                \
        va_start(rest, flags);                                       \
        mode_t mode = mode_of(flags, rest);                          \
        va_end(rest);                                                \
        return opened(AT_FDCWD, path, flags, mode);                  \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                 \
    int name(int dir, const char *path, int flags, ...) {            \
        va_list rest;                                                \
        va_start(rest, flags);                                       \
        mode_t mode = mode_of(flags, rest);                          \
        va_end(rest);                                                \
        return opened(dir, path, flags, mode);                       \
    }
OPENAT(openat)
OPENAT(openat64)

int creat(const char *path, mode_t mode) {
    return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

ssize_t write(int fd, const void *bytes, size_t length) {
    char name[PATH_MAX];
    if (log_fd < 0 || fd == log_fd || !named(fd, name)) {
        return REAL(write)(fd, bytes, length);
    }
    LOCK;
    off_t at = lseek(fd, 0, SEEK_CUR);
    if (fcntl(fd, F_GETFL) & O_APPEND) {
        at = lseek(fd, 0, SEEK_END);
    }
    ssize_t done = REAL(write)(fd, bytes, length);
    if (done > 0) {
        step('W', number(fd), at, bytes, done);
    }
    UNLOCK;
    return done;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    char name[PATH_MAX];
    if (log_fd < 0 || fd == log_fd || !named(fd, name)) {
        return REAL(writev)(fd, parts, count);
    }
    ssize_t all = 0;
    for (int i = 0; i < count; i++) {
        ssize_t done = write(fd, parts[i].iov_base, parts[i].iov_len);
        if (done < 0) {
            return all > 0 ? all : done;
        }
        all += done;
        if ((size_t) done < parts[i].iov_len) {
            break;
        }
    }
    return all;
}

#define PWRITE(name)                                                         \
    ssize_t name(int fd, const void *bytes, size_t length, off_t at) {       \
        char file[PATH_MAX];                                                 \
        if (log_fd < 0 || !named(fd, file)) {                                \
            return REAL(pwrite)(fd, bytes, length, at);                      \
        }                                                                    \
        LOCK;                                                                \
        ssize_t done = REAL(pwrite)(fd, bytes, length, at);                  \
        if (done > 0) {                                                      \
            step('W', number(fd), at, bytes, done);                          \
        }                                                                    \
        UNLOCK;                                                              \
        return done;                                                         \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

#define FTRUNCATE(name)                                                      \
    int name(int fd, off_t length) {                                         \
        char file[PATH_MAX];                                                 \
        if (log_fd < 0 || !named(fd, file)) {                                \
            return REAL(ftruncate)(fd, length);                              \
        }                                                                    \
        LOCK;                                                                \
        int done = REAL(ftruncate)(fd, length);                              \
        if (done == 0) {                                                     \
            step('T', number(fd), length, "", 0);                            \
        }                                                                    \
        UNLOCK;                                                              \
        return done;                                                         \
    }
FTRUNCATE(ftruncate)
FTRUNCATE(ftruncate64)

static int synced(int fd, int (*sync_)(int)) {
    char name[PATH_MAX];
    if (log_fd < 0 || !named(fd, name)) {
        return sync_(fd);
    }
    LOCK;
    int done = sync_(fd);
    struct stat what;
    if (done == 0 && fstat(fd, &what) == 0) {
        if (S_ISDIR(what.st_mode)) {
            step('D', 0, 0, name, strlen(name));
        } else {
            step('S', what.st_ino, 0, "", 0);
        }
    }
    UNLOCK;
    return done;
}

int fsync(int fd) {
    return synced(fd, REAL(fsync));
}

int fdatasync(int fd) {
    return synced(fd, REAL(fdatasync));
}

int rename(const char *from, const char *to) {
    char old[PATH_MAX];
    char fresh[PATH_MAX];
    whole(from, old);
    whole(to, fresh);
    if (log_fd < 0 || !inside(old)) {
        return REAL(rename)(from, to);
    }
    LOCK;
    struct stat what;
    int known = stat(old, &what) == 0;
    int done = REAL(rename)(from, to);
    if (done == 0 && known) {
        char both[2 * PATH_MAX];
        size_t first = strlen(old);
        size_t second = strlen(fresh);
        memcpy(both, old, first);
        memcpy(both + first, fresh, second);
        step('R', what.st_ino, second, both, first + second);
    }
    UNLOCK;
    return done;
}

static int unlinked(const char *path, int (*unlink_)(const char *)) {
    char full[PATH_MAX];
    whole(path, full);
    if (log_fd < 0 || !inside(full)) {
        return unlink_(path);
    }
    LOCK;
    struct stat what;
    int known = stat(full, &what) == 0;
    int done = unlink_(path);
    if (done == 0 && known && !S_ISDIR(what.st_mode)) {
        step('U', what.st_ino, 0, full, strlen(full));
    }
    UNLOCK;
    return done;
}

int unlink(const char *path) {
    return unlinked(path, REAL(unlink));
}

int remove(const char *path) {
    return unlinked(path, REAL(remove));
}

int unlinkat(int dir, const char *path, int flags) {
    if (dir == AT_FDCWD && flags == 0) {
        return unlink(path);
    }
    return REAL(unlinkat)(dir, path, flags);
}

int mkdir(const char *path, mode_t mode) {
    char full[PATH_MAX];
    whole(path, full);
    if (log_fd < 0 || !inside(full)) {
        return REAL(mkdir)(path, mode);
    }
    LOCK;
    int done = REAL(mkdir)(path, mode);
    if (done == 0) {
        step('F', 0, 0, full, strlen(full));
    }
    UNLOCK;
    return done;
}
