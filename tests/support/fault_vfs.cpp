#include "support/fault_vfs.h"

#include <sqlite3.h>

#include <csignal>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <string>

namespace fc::test {

namespace {

/// What the running process sees of a file; the disk may lag behind.
struct Image
{
    std::string content;
    bool dirty = false;
};

struct Switchboard
{
    std::mutex mutex;
    Fault fault = Fault::None;
    int at = 0;
    int count = 0;
    std::map<std::string, std::shared_ptr<Image>> images;
    sqlite3_vfs* real = nullptr;
};

Switchboard& board()
{
    static Switchboard instance;
    return instance;
}

/// SQLITE_OK to go on. The caller holds the lock.
int countOperation()
{
    Switchboard& b = board();
    ++b.count;
    if (b.fault == Fault::Kill && b.count == b.at)
        std::raise(SIGKILL);
    if (b.fault == Fault::DiskFull && b.count >= b.at)
        return SQLITE_FULL;
    return SQLITE_OK;
}

struct FaultFile
{
    sqlite3_file base;
    std::shared_ptr<Image>* image;
    sqlite3_file* real;
};

FaultFile& self(sqlite3_file* file)
{
    return *reinterpret_cast<FaultFile*>(file);
}

int closeFile(sqlite3_file* file)
{
    FaultFile& f = self(file);
    delete f.image;
    f.image = nullptr;
    return f.real->pMethods != nullptr ? f.real->pMethods->xClose(f.real) : SQLITE_OK;
}

int readFile(sqlite3_file* file, void* buffer, int amount, sqlite3_int64 offset)
{
    const std::scoped_lock lock(board().mutex);
    const std::string& content = (*self(file).image)->content;
    const auto from = static_cast<std::size_t>(offset);
    const auto wanted = static_cast<std::size_t>(amount);
    const std::size_t have = from < content.size() ? std::min(wanted, content.size() - from) : 0;
    if (have > 0)
        std::memcpy(buffer, content.data() + from, have);
    std::memset(static_cast<char*>(buffer) + have, 0, wanted - have);
    return have == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file* file, const void* buffer, int amount, sqlite3_int64 offset)
{
    const std::scoped_lock lock(board().mutex);
    if (const int result = countOperation(); result != SQLITE_OK)
        return result;
    Image& image = **self(file).image;
    const std::size_t end = static_cast<std::size_t>(offset + amount);
    if (image.content.size() < end)
        image.content.resize(end);
    std::memcpy(image.content.data() + offset, buffer, static_cast<std::size_t>(amount));
    image.dirty = true;
    return SQLITE_OK;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    const std::scoped_lock lock(board().mutex);
    if (const int result = countOperation(); result != SQLITE_OK)
        return result;
    Image& image = **self(file).image;
    image.content.resize(static_cast<std::size_t>(size));
    image.dirty = true;
    return SQLITE_OK;
}

int syncFile(sqlite3_file* file, int flags)
{
    const std::scoped_lock lock(board().mutex);
    if (const int result = countOperation(); result != SQLITE_OK)
        return result;
    FaultFile& f = self(file);
    Image& image = **f.image;
    if (!image.dirty)
        return SQLITE_OK;
    const auto size = static_cast<sqlite3_int64>(image.content.size());
    if (f.real->pMethods->xWrite(f.real, image.content.data(), static_cast<int>(size), 0) != SQLITE_OK ||
        f.real->pMethods->xTruncate(f.real, size) != SQLITE_OK)
        return SQLITE_IOERR_FSYNC;
    image.dirty = false;
    return f.real->pMethods->xSync(f.real, flags);
}

int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    const std::scoped_lock lock(board().mutex);
    *size = static_cast<sqlite3_int64>((*self(file).image)->content.size());
    return SQLITE_OK;
}

int lockFile(sqlite3_file* file, int level) { return self(file).real->pMethods->xLock(self(file).real, level); }
int unlockFile(sqlite3_file* file, int level) { return self(file).real->pMethods->xUnlock(self(file).real, level); }
int checkLock(sqlite3_file* file, int* held)
{
    return self(file).real->pMethods->xCheckReservedLock(self(file).real, held);
}
int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sectorSize(sqlite3_file*) { return 512; }
int characteristics(sqlite3_file*) { return 0; }

sqlite3_io_methods makeMethods()
{
    sqlite3_io_methods methods{};
    methods.iVersion = 1;
    methods.xClose = closeFile;
    methods.xRead = readFile;
    methods.xWrite = writeFile;
    methods.xTruncate = truncateFile;
    methods.xSync = syncFile;
    methods.xFileSize = fileSize;
    methods.xLock = lockFile;
    methods.xUnlock = unlockFile;
    methods.xCheckReservedLock = checkLock;
    methods.xFileControl = control;
    methods.xSectorSize = sectorSize;
    methods.xDeviceCharacteristics = characteristics;
    return methods;
}

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    static const sqlite3_io_methods methods = makeMethods();
    Switchboard& b = board();
    FaultFile& f = self(file);
    f.base.pMethods = nullptr;
    f.real = reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + sizeof(FaultFile));
    std::memset(f.real, 0, static_cast<std::size_t>(b.real->szOsFile));
    if (const int opened = b.real->xOpen(b.real, name, f.real, flags, outFlags); opened != SQLITE_OK)
        return opened;
    const std::scoped_lock lock(b.mutex);
    const std::string key = name == nullptr ? std::string() : name;
    std::shared_ptr<Image> image = key.empty() ? nullptr : b.images[key];
    if (!image) {
        image = std::make_shared<Image>();
        sqlite3_int64 size = 0;
        f.real->pMethods->xFileSize(f.real, &size);
        image->content.resize(static_cast<std::size_t>(size));
        if (size > 0)
            f.real->pMethods->xRead(f.real, image->content.data(), static_cast<int>(size), 0);
        if (!key.empty())
            b.images[key] = image;
    }
    f.image = new std::shared_ptr<Image>(image);
    f.base.pMethods = &methods;
    return SQLITE_OK;
}

/// A delete that is not followed by a sync of the folder may be undone by a power loss; ours is asked for one always.
int deleteFile(sqlite3_vfs*, const char* name, int syncFolder)
{
    Switchboard& b = board();
    const std::scoped_lock lock(b.mutex);
    if (const int result = countOperation(); result != SQLITE_OK)
        return result;
    b.images.erase(name);
    return syncFolder != 0 ? b.real->xDelete(b.real, name, syncFolder) : SQLITE_OK;
}

int accessFile(sqlite3_vfs*, const char* name, int flags, int* result)
{
    return board().real->xAccess(board().real, name, flags, result);
}
int fullPath(sqlite3_vfs*, const char* name, int size, char* out)
{
    return board().real->xFullPathname(board().real, name, size, out);
}
int randomness(sqlite3_vfs*, int size, char* out) { return board().real->xRandomness(board().real, size, out); }
int sleepFor(sqlite3_vfs*, int microseconds) { return board().real->xSleep(board().real, microseconds); }
int currentTime(sqlite3_vfs*, double* out) { return board().real->xCurrentTime(board().real, out); }
int lastError(sqlite3_vfs*, int size, char* out) { return board().real->xGetLastError(board().real, size, out); }

} // namespace

void installFaultVfs(Fault fault, int atOperation)
{
    Switchboard& b = board();
    const std::scoped_lock lock(b.mutex);
    b.fault = fault;
    b.at = atOperation;
    b.count = 0;
    b.images.clear();
    static sqlite3_vfs vfs{};
    if (b.real != nullptr)
        return;
    b.real = sqlite3_vfs_find(nullptr);
    vfs.iVersion = 1;
    vfs.szOsFile = static_cast<int>(sizeof(FaultFile)) + b.real->szOsFile;
    vfs.mxPathname = b.real->mxPathname;
    vfs.zName = kFaultVfs;
    vfs.xOpen = openFile;
    vfs.xDelete = deleteFile;
    vfs.xAccess = accessFile;
    vfs.xFullPathname = fullPath;
    vfs.xRandomness = randomness;
    vfs.xSleep = sleepFor;
    vfs.xCurrentTime = currentTime;
    vfs.xGetLastError = lastError;
    sqlite3_vfs_register(&vfs, 0);
}

int faultVfsOperations()
{
    const std::scoped_lock lock(board().mutex);
    return board().count;
}

} // namespace fc::test
