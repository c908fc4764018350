#include "fuzz/fuzz_target.h"
#include "schema/node_texts.h"
#include "support/toy_schema.h"

#include <string>
#include <sys/mman.h>
#include <unistd.h>

using namespace fc;

namespace {

/// The same bytes as a file, which lives in memory only.
class MemoryFile
{
public:
    explicit MemoryFile(std::string_view bytes) : m_descriptor(::memfd_create("texts", MFD_CLOEXEC))
    {
        FC_FUZZ_CHECK(::write(m_descriptor, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    }
    ~MemoryFile() { ::close(m_descriptor); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    std::string name() const { return "/proc/self/fd/" + std::to_string(m_descriptor); }

private:
    int m_descriptor;
};

} // namespace

/// A file of descriptions, patterns, must and when.
FC_FUZZ_TARGET(schema_texts)
{
    static const auto index = test::makeToySchema();
    auto texts = schema::parseTexts(input);
    const MemoryFile file(input);
    const auto opened = schema::TextBook::open(file.name(), *index);
    FC_FUZZ_CHECK(opened.ok() == texts.ok());
    if (!texts) {
        FC_FUZZ_CHECK(texts.error().code == ErrorCode::Parse && texts.error().text.starts_with("line "));
        return;
    }
    const std::string written = schema::writeTexts(*texts);
    const auto again = schema::parseTexts(written);
    FC_FUZZ_CHECK(again.ok() && again->nodes == texts->nodes && schema::writeTexts(*again) == written);
    for (const auto& [path, text] : texts->nodes)
        FC_FUZZ_PLANTED("a node with more than two patterns", text.patterns.size() < 3);
    const auto book = schema::TextBook::of(std::move(*texts), *index);
    std::size_t found = 0;
    for (std::uint32_t id = 0; id <= index->nodeCount() + 1; ++id)
        found += book->of(schema::NodeId{id}) ? 1U : 0U;
    FC_FUZZ_CHECK(found == book->size() && (*opened)->size() == book->size());
}
