/* Loaded before the C library: a disk that takes less than it is given.
 *
 * CUT_AT=0   each write to a file takes half of its bytes, and goes well;
 * CUT_AT=n   the n-th takes half of them, and after it the disk is full.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* How many bytes are taken; none where the disk is full. A terminal or a pipe is no disk. */
static ssize_t taken(int fd, size_t count)
{
    static long seen = 0;
    struct stat found;
    const char *at = getenv("CUT_AT");
    if (!at || fstat(fd, &found) != 0 || !S_ISREG(found.st_mode)) return count;
    long cut = atol(at);
    seen++;
    if (cut == 0 || seen == cut) return (count + 1) / 2;
    if (seen < cut) return count;
    errno = ENOSPC;
    return -1;
}

ssize_t write(int fd, const void *bytes, size_t count)
{
    ssize_t take = taken(fd, count);
    return take < 0 ? -1 : syscall(SYS_write, fd, bytes, take);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at)
{
    ssize_t take = taken(fd, count);
    return take < 0 ? -1 : syscall(SYS_pwrite64, fd, bytes, take, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at)
{
    return pwrite64(fd, bytes, count, at);
}
