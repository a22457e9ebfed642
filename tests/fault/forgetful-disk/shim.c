/*
 * Loaded before libc (LD_PRELOAD): notes, in order, what a process asks of the disk below one folder, so that a test can
 * build what a power cut would have left; and makes writes or syncs there fail while a flag file says so.
 *
 * FORGETFUL_FOLDER  the folder (RENKEI_DATA where it is not set)
 * FORGETFUL_TRACE   file that takes the notes; none, no notes
 * FORGETFUL_FLAG    while this file exists its words, "write 28" or "sync 5", say what fails and with which errno
 *
 * A note: op (1 byte), fd (4), offset (8), length (4), then as many bytes; little endian. Ops: O open (offset holds the
 * flags, the bytes are the name below the folder), W write, T truncate, S sync, U unlink, R rename (old NUL new),
 * X a call that is not understood: a trace that holds one must not be trusted.
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
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 65536

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX];
static size_t folder_length;
static const char *flag;
static int trace = -1;
/* 0 not ours, 1 ours, 2 ours and a store whose failures the flag commands. */
static unsigned char ours[MOST_FILES];

__attribute__((constructor)) static void begin(void) {
	const char *wanted = getenv("FORGETFUL_FOLDER");
	if (wanted == NULL) wanted = getenv("RENKEI_DATA");
	if (wanted == NULL || realpath(wanted, folder) == NULL) return;
	folder_length = strlen(folder);
	flag = getenv("FORGETFUL_FLAG");
	const char *path = getenv("FORGETFUL_TRACE");
	if (path != NULL) trace = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The name below the folder ("" for the folder itself), or NULL. SQLite keeps its index of the log in memory: no matter. */
static const char *name_of(const char *path) {
	if (folder_length == 0 || path == NULL || strncmp(path, folder, folder_length) != 0) return NULL;
	const char *rest = path + folder_length;
	if (*rest == '/') rest++;
	else if (*rest != '\0') return NULL;
	size_t length = strlen(rest);
	return length > 4 && strcmp(rest + length - 4, "-shm") == 0 ? NULL : rest;
}

static int is_ours(int fd) {
	return fd >= 0 && fd < MOST_FILES && ours[fd] != 0;
}

static void note(char op, int fd, int64_t offset, const void *bytes, size_t length) {
	if (trace < 0) return;
	char head[17];
	int32_t f = fd;
	uint32_t n = length;
	head[0] = op;
	memcpy(head + 1, &f, 4);
	memcpy(head + 5, &offset, 8);
	memcpy(head + 13, &n, 4);
	pthread_mutex_lock(&turn);
	int complete = syscall(SYS_write, trace, head, sizeof head) == (long)sizeof head;
	for (size_t done = 0; complete && done < length;) {
		long wrote = syscall(SYS_write, trace, (const char *)bytes + done, length - done);
		if (wrote <= 0) complete = 0;
		else done += wrote;
	}
	pthread_mutex_unlock(&turn);
	if (!complete) abort();
}

/* The errno with which this kind of call fails now, or 0. */
static int fails(int fd, const char *kind) {
	if (flag == NULL || !is_ours(fd) || ours[fd] != 2) return 0;
	int handle = syscall(SYS_openat, AT_FDCWD, flag, O_RDONLY | O_CLOEXEC);
	if (handle < 0) return 0;
	char words[64] = {0};
	long length = syscall(SYS_read, handle, words, sizeof words - 1);
	syscall(SYS_close, handle);
	size_t size = strlen(kind);
	return length > 0 && strncmp(words, kind, size) == 0 && words[size] == ' ' ? atoi(words + size + 1) : 0;
}

static int opened(int fd, const char *path, int flags) {
	if (fd < 0 || fd >= MOST_FILES) return fd;
	const char *name = name_of(path);
	ours[fd] = name == NULL ? 0 : strstr(name, ".sqlite") != NULL ? 2 : 1;
	if (name != NULL) note('O', fd, flags, name, strlen(name));
	return fd;
}

#define OPEN(symbol)                                                                \
	int symbol(const char *path, int flags, ...) {                                  \
		va_list more;                                                               \
		va_start(more, flags);                                                      \
		mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;                   \
		va_end(more);                                                               \
		return opened(openat(AT_FDCWD, path, flags, mode), path, flags);            \
	}

int openat(int at, const char *path, int flags, ...) {
	va_list more;
	va_start(more, flags);
	mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
	va_end(more);
	int fd = syscall(SYS_openat, at, path, flags, mode);
	return fd >= 0 && at != AT_FDCWD ? opened(fd, path, flags) : fd;
}
OPEN(open)
OPEN(open64)

int close(int fd) {
	if (fd >= 0 && fd < MOST_FILES) ours[fd] = 0;
	return syscall(SYS_close, fd);
}

static ssize_t wrote(int fd, int64_t offset, const void *bytes, ssize_t length) {
	if (length > 0 && is_ours(fd)) note('W', fd, offset, bytes, length);
	return length;
}

static ssize_t failed(int code) {
	errno = code;
	return -1;
}

ssize_t write(int fd, const void *bytes, size_t length) {
	if (!is_ours(fd)) return syscall(SYS_write, fd, bytes, length);
	int code = fails(fd, "write");
	if (code != 0) return failed(code);
	int64_t at = fcntl(fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
	return wrote(fd, at, bytes, syscall(SYS_write, fd, bytes, length));
}

static ssize_t write_at(int fd, const void *bytes, size_t length, int64_t offset) {
	int code = fails(fd, "write");
	if (code != 0) return failed(code);
	return wrote(fd, offset, bytes, syscall(SYS_pwrite64, fd, bytes, length, offset));
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
	return write_at(fd, bytes, length, offset);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
	return write_at(fd, bytes, length, offset);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
	if (is_ours(fd)) note('X', fd, 0, "writev", 6);
	return syscall(SYS_writev, fd, parts, count);
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) {
	if (is_ours(fd)) note('X', fd, 0, "pwritev", 7);
	return syscall(SYS_pwritev, fd, parts, count, offset, 0);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
	return pwritev64(fd, parts, count, offset);
}
int posix_fallocate(int fd, off_t offset, off_t length) {
	if (is_ours(fd)) note('X', fd, 0, "fallocate", 9);
	return syscall(SYS_fallocate, fd, 0, offset, length) == 0 ? 0 : errno;
}

static int truncated(int fd, int64_t size) {
	int code = fails(fd, "write");
	if (code != 0) return failed(code);
	int result = syscall(SYS_ftruncate, fd, size);
	if (result == 0 && is_ours(fd)) note('T', fd, size, NULL, 0);
	return result;
}
int ftruncate(int fd, off_t size) {
	return truncated(fd, size);
}
int ftruncate64(int fd, off64_t size) {
	return truncated(fd, size);
}

static int synced(int fd, long number) {
	int code = fails(fd, "sync");
	if (code != 0) return failed(code);
	int result = syscall(number, fd);
	if (result == 0 && is_ours(fd)) note('S', fd, 0, NULL, 0);
	return result;
}
int fsync(int fd) {
	return synced(fd, SYS_fsync);
}
int fdatasync(int fd) {
	return synced(fd, SYS_fdatasync);
}

int unlink(const char *path) {
	int result = syscall(SYS_unlinkat, AT_FDCWD, path, 0);
	const char *name = name_of(path);
	if (result == 0 && name != NULL) note('U', -1, 0, name, strlen(name));
	return result;
}

int rename(const char *from, const char *to) {
	int result = syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
	const char *old = name_of(from), *new = name_of(to);
	if (result == 0 && old != NULL && new != NULL) {
		char names[2 * PATH_MAX];
		int length = snprintf(names, sizeof names, "%s%c%s", old, 0, new);
		note('R', -1, 0, names, length);
	} else if (result == 0 && (old != NULL || new != NULL)) {
		note('X', -1, 0, "rename", 6);
	}
	return result;
}
