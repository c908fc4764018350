#include "engine/intent_book.h"

#include "base/digest.h"
#include "engine/running_reader.h"
#include "intent/fabric_mapping.h"
#include "intent/inventory.h"
#include "model/cli_text.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace fc::engine {

namespace {

constexpr std::uintmax_t kMaxTreeBytes = 64U << 20U;

class MappedIntent final : public IntentProvider
{
public:
    MappedIntent(std::unique_ptr<intent::IntentSource> source, std::shared_ptr<const schema::SchemaIndex> index,
                 std::uint16_t port, CheckRulesSource rules, intent::FabricFile fabric)
        : m_source(std::move(source)), m_index(std::move(index)), m_port(port), m_rules(std::move(rules)),
          m_fabric(std::move(fabric))
    {
    }

    Result<IntentBookPtr> load(const intent::FetchProgressSink& progress, std::stop_token stop) override
    {
        return map(m_source->fetch(progress, stop));
    }

    Result<IntentBookPtr> refresh(const std::vector<intent::IntentChange>& changes,
                                  const intent::FetchProgressSink& progress, std::stop_token stop) override
    {
        return map(m_last ? m_source->refresh(m_last, changes, progress, stop) : m_source->fetch(progress, stop));
    }

    IntentBookPtr earlier() override
    {
        const intent::IntentSnapshotPtr snapshot = m_source->earlier();
        if (!snapshot)
            return nullptr;
        Result<IntentBookPtr> book = map(snapshot);
        m_last = nullptr; // a refresh starts from what this run has read itself
        if (!book)
            return nullptr;
        auto marked = std::make_shared<IntentBook>(**book);
        marked->stale = true;
        return marked;
    }

    Result<intent::ChangePoll> poll(std::int64_t since, std::stop_token stop) override
    {
        return m_source->poll(since, stop);
    }

    std::string name() const override { return m_source->name(); }

    std::shared_ptr<const checks::Report> checkedWith(const IntentBook& book, const checks::RunningInventory& running) override
    {
        return m_rules && book.snapshot ? reportOf(book, m_rules(), running) : nullptr;
    }

    std::vector<intent::SnapshotShelf::Entry> kept() const override { return m_source->kept(); }

    Result<IntentBookPtr> at(std::string_view revision) override
    {
        Result<intent::IntentSnapshotPtr> snapshot = m_source->keptAt(revision);
        if (!snapshot)
            return std::move(snapshot).error();
        if (Status ready = makeMapper(); !ready)
            return std::move(ready).error();
        return IntentBookPtr(bookOf(intent::mapFabric(*m_mapper, *snapshot, m_mapping.get())));
    }

private:
    Result<IntentBookPtr> map(Result<intent::IntentSnapshotPtr> snapshot)
    {
        if (!snapshot)
            return std::move(snapshot).error();
        m_last = *snapshot;
        if (Status ready = makeMapper(); !ready)
            return std::move(ready).error();
        m_mapping = intent::mapFabric(*m_mapper, m_last, m_mapping.get());
        std::shared_ptr<IntentBook> book = bookOf(m_mapping);
        if (m_rules)
            addChecks(*book);
        return IntentBookPtr(std::move(book));
    }

    Status makeMapper()
    {
        if (m_mapper)
            return {};
        Result<intent::Mapper> mapper = intent::Mapper::create(*m_index, m_fabric);
        if (!mapper)
            return std::move(mapper).error();
        m_mapper = std::make_shared<const intent::Mapper>(std::move(*mapper));
        return {};
    }

    std::shared_ptr<IntentBook> bookOf(const intent::FabricMappingPtr& from) const
    {
        const intent::FabricMapping& mapping = *from;
        const intent::IntentSnapshot& snapshot = *mapping.snapshot;
        auto book = std::make_shared<IntentBook>();
        book->snapshot = mapping.snapshot;
        book->source = m_source->name();
        book->revision = snapshot.revision();
        book->fetchedAt = snapshot.info().fetchedAt;
        book->watermark = snapshot.info().watermark;
        book->torn = snapshot.info().torn;
        book->inventory = intent::inventoryOf(snapshot);
        book->documents = intent::explainedDocuments(from, m_mapper);
        book->problems = mapping.problems;
        book->mapped = mapping.mapped;
        book->findings = snapshot.info().findings;
        for (model::FabricDevice& device : book->inventory.devices) {
            device.port = m_port;
            if (const auto document = mapping.documents.shared(device.name))
                book->findings.insert(book->findings.end(), document->findings.begin(), document->findings.end());
        }
        return book;
    }

    void addChecks(IntentBook& book) const
    {
        const CheckRules rules = m_rules();
        book.report = reportOf(book, rules, {});
        book.services = std::make_shared<const checks::ServiceMatrix>(
            checks::intendedServices(checks::FabricFacts(book.snapshot, rules.rulebook.settings)));
    }

    static std::shared_ptr<const checks::Report> reportOf(const IntentBook& book, const CheckRules& rules,
                                                          const checks::RunningInventory& running)
    {
        std::vector<intent::Finding> mapped;
        for (const model::FabricDevice& device : book.inventory.devices)
            if (const auto document = book.documents.shared(device.name))
                mapped.insert(mapped.end(), document->findings.begin(), document->findings.end());
        return std::make_shared<const checks::Report>(
            checks::validate(book.snapshot, rules.rulebook, rules.today, mapped, running));
    }

    std::unique_ptr<intent::IntentSource> m_source;
    std::shared_ptr<const schema::SchemaIndex> m_index;
    std::uint16_t m_port;
    CheckRulesSource m_rules;
    intent::FabricFile m_fabric;
    std::shared_ptr<const intent::Mapper> m_mapper;
    intent::IntentSnapshotPtr m_last; ///< of this run
    intent::FabricMappingPtr m_mapping; ///< of the newest book; what did not move since is taken over
};

Result<std::string> readTree(const std::filesystem::path& file)
{
    std::error_code failure;
    const std::uintmax_t size = std::filesystem::file_size(file, failure);
    if (failure || size > kMaxTreeBytes)
        return makeError(ErrorCode::Parse, failure ? failure.message() : "the file is larger than 64 MiB")
            .about(file.string())
            .nowIs("nothing was compared");
    std::ifstream stream(file, std::ios::binary);
    std::string text(size, '\0');
    if (!stream.read(text.data(), static_cast<std::streamsize>(size)))
        return makeError(ErrorCode::Storage, "the file cannot be read").about(file.string());
    return text;
}

class TreeFolderIntent final : public IntentProvider
{
public:
    TreeFolderIntent(std::string folder, std::shared_ptr<const schema::SchemaIndex> index)
        : m_folder(std::move(folder)), m_index(std::move(index))
    {
    }

    Result<IntentBookPtr> load(const intent::FetchProgressSink& progress, std::stop_token) override
    {
        std::error_code failure;
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(m_folder, failure))
            if (entry.path().extension() == ".json")
                files.push_back(entry.path());
        if (failure || files.empty())
            return makeError(ErrorCode::NotFound, failure ? failure.message() : "there is no NAME.json in the folder")
                .about(m_folder)
                .nowIs("nothing was compared")
                .doNext("name a folder that holds one JSON_IETF tree a device");
        std::ranges::sort(files, [](const auto& a, const auto& b) {
            return intent::naturalLess(a.stem().string(), b.stem().string());
        });
        auto book = std::make_shared<IntentBook>();
        book->source = name();
        book->inventory.name = std::filesystem::path(m_folder).filename().string();
        std::string digests;
        for (std::size_t i = 0; i < files.size(); ++i) {
            const std::string device = files[i].stem().string();
            model::FabricDevice row;
            row.name = device;
            book->inventory.devices.push_back(std::move(row));
            digests += addDocument(*book, device, files[i]);
            book->mapped.push_back(device);
            if (progress)
                progress({device, i + 1, files.size(), i + 1});
        }
        book->revision = sha256Hex(digests);
        return IntentBookPtr(std::move(book));
    }

    Result<intent::ChangePoll> poll(std::int64_t since, std::stop_token) override
    {
        intent::ChangePoll nothing;
        nothing.watermark = since;
        return nothing;
    }

    std::string name() const override { return "folder " + m_folder; }

private:
    /// Returns the digest of the file, empty if it could not be read.
    std::string addDocument(IntentBook& book, const std::string& device, const std::filesystem::path& file) const
    {
        Result<std::string> text = readTree(file);
        if (!text) {
            book.problems.emplace(device, std::move(text).error());
            return {};
        }
        Result<intent::IntentDocument> document =
            intent::documentFromTree(device, *text, file.filename().string(), *m_index);
        std::filesystem::path lines = file;
        if (Status read = document ? addLines(*document, lines.replace_extension(".cli")) : Status(document.error()); !read)
            book.problems.emplace(device, read.error());
        else
            book.documents.emplace(device, std::move(*document));
        std::string all = *text;
        if (const auto made = book.documents.find(device); made != book.documents.end())
            for (const model::IntendedCliLine& line : made->second.cli)
                all += '\n' + model::toString(line.line);
        return sha256Hex(all);
    }

    /// NAME.cli beside NAME.json; there need not be one.
    static Status addLines(intent::IntentDocument& document, const std::filesystem::path& file)
    {
        Result<std::vector<model::CliLine>> lines = readCliFile(file.string());
        if (!lines)
            return lines.error().code == ErrorCode::NotFound ? Status() : Status(std::move(lines).error());
        model::Origin origin;
        origin.type = "tree.file";
        origin.display = file.filename().string();
        origin.rule = "tree.file";
        for (model::CliLine& line : *lines) {
            if (!model::isTypable(line))
                return makeError(ErrorCode::Parse, "a line that cannot be typed as it is: " + model::toString(line))
                    .about(file.string())
                    .nowIs("the device was not compared");
            document.cli.push_back({std::move(line), {origin}});
        }
        return {};
    }

    std::string m_folder;
    std::shared_ptr<const schema::SchemaIndex> m_index;
};

} // namespace

Result<IntentBookPtr> IntentProvider::refresh(const std::vector<intent::IntentChange>&,
                                              const intent::FetchProgressSink& progress, std::stop_token stop)
{
    return load(progress, stop);
}

std::shared_ptr<const checks::Report> IntentProvider::checkedWith(const IntentBook& book, const checks::RunningInventory&)
{
    return book.report;
}

Result<IntentBookPtr> IntentProvider::at(std::string_view revision)
{
    return makeError(ErrorCode::NotFound, "no earlier revisions of this intent are kept").about(std::string(revision));
}

std::unique_ptr<IntentProvider> mappedIntent(std::unique_ptr<intent::IntentSource> source,
                                             std::shared_ptr<const schema::SchemaIndex> index, std::uint16_t port,
                                             CheckRulesSource rules, intent::FabricFile fabric)
{
    return std::make_unique<MappedIntent>(std::move(source), std::move(index), port, std::move(rules), std::move(fabric));
}

std::unique_ptr<IntentProvider> treeFolderIntent(std::string folder, std::shared_ptr<const schema::SchemaIndex> index)
{
    return std::make_unique<TreeFolderIntent>(std::move(folder), std::move(index));
}

} // namespace fc::engine
