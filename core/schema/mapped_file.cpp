#include "schema/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace fc::schema {

namespace {

void unmap(std::string_view bytes)
{
    if (!bytes.empty())
        ::munmap(const_cast<char*>(bytes.data()), bytes.size());
}

Error openError(const std::string& path, const char* reason)
{
    return makeError(ErrorCode::NotFound, std::string("cannot open the schema: ") + reason).about(path);
}

} // namespace

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept
{
    if (this != &other) {
        unmap(m_bytes);
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

MappedFile::~MappedFile()
{
    unmap(m_bytes);
}

Result<MappedFile> MappedFile::open(const std::string& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return openError(path, std::strerror(errno));
    struct stat info{};
    const bool regular = ::fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode);
    const auto size = static_cast<std::size_t>(info.st_size);
    void* address = regular && size > 0 ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0) : MAP_FAILED;
    const int reason = errno;
    ::close(descriptor);
    if (!regular)
        return openError(path, "not a regular file");
    if (size == 0)
        return makeError(ErrorCode::Parse, "the file is empty").about(path);
    if (address == MAP_FAILED)
        return openError(path, std::strerror(reason));
    MappedFile file;
    file.m_bytes = std::string_view(static_cast<const char*>(address), size);
    return file;
}

} // namespace fc::schema
