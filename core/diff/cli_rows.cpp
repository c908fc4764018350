#include "diff/cli_rows.h"

#include "diff/value_text.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace fc::diff {

namespace {

RowMark cliMarkOf(const CliPair& pair)
{
    if (pair.hunk < 0)
        return RowMark::None;
    return pair.running.empty() ? RowMark::Add : pair.intended.empty() ? RowMark::Remove : RowMark::Change;
}

bool startsWith(const std::string& line, const std::string& topic)
{
    return line.size() > topic.size() && line.starts_with(topic) && line[topic.size()] == ' ';
}

/// "maximum-paths" and "4 ecmp 64": words that all values share stand apart from the value. Any other line is a value.
SideCell cellOf(const std::string& line, const CliPair& pair)
{
    const bool isNamed = (pair.intended.empty() || startsWith(pair.intended, pair.topic)) &&
                         (pair.running.empty() || startsWith(pair.running, pair.topic));
    SideCell cell;
    cell.present = !line.empty();
    if (cell.present) {
        cell.name = isNamed ? pair.topic : std::string();
        cell.value = isNamed ? line.substr(pair.topic.size() + 1) : line;
    }
    return cell;
}

class CliRowMaker
{
public:
    std::vector<SideRow> run(const DiffResult& diff, const SideBySideOptions& options)
    {
        const bool showsAll = !options.foldUnchanged || options.open.contains(std::string(kCliFold));
        std::vector<const CliPair*> folded;
        for (const std::vector<std::string>* context : contextsOf(diff))
            for (const CliPair& pair : diff.cli) {
                if (pair.context != *context)
                    continue;
                if (pair.hunk >= 0 || showsAll)
                    add(pair);
                else
                    folded.push_back(&pair);
            }
        if (!folded.empty())
            fold(folded);
        return std::move(m_rows);
    }

private:
    /// Lines of one mode stand together, whatever order the intent gives them in.
    static std::vector<const std::vector<std::string>*> contextsOf(const DiffResult& diff)
    {
        std::vector<const std::vector<std::string>*> contexts;
        std::set<std::vector<std::string>> seen;
        for (const CliPair& pair : diff.cli)
            if (seen.insert(pair.context).second)
                contexts.push_back(&pair.context);
        return contexts;
    }

    void add(const CliPair& pair)
    {
        const auto parted = std::ranges::mismatch(m_open, pair.context).in1;
        m_open.erase(parted, m_open.end());
        while (m_open.size() < pair.context.size()) {
            SideRow mode;
            mode.depth = static_cast<int>(m_open.size());
            mode.intended.present = mode.running.present = true;
            mode.intended.name = mode.running.name = pair.context[m_open.size()];
            m_rows.push_back(std::move(mode));
            m_open.push_back(pair.context[m_open.size()]);
        }
        SideRow row;
        row.depth = static_cast<int>(m_open.size());
        row.intended = cellOf(pair.intended, pair);
        row.running = cellOf(pair.running, pair);
        row.mark = cliMarkOf(pair);
        row.hunk = pair.hunk;
        row.firstOfHunk = pair.hunk >= 0;
        if (row.mark == RowMark::Change) {
            std::tie(row.intended.markFrom, row.intended.markLength) =
                differingRange(row.intended.value, row.running.value);
            std::tie(row.running.markFrom, row.running.markLength) =
                differingRange(row.running.value, row.intended.value);
        }
        m_rows.push_back(std::move(row));
    }

    void fold(const std::vector<const CliPair*>& pairs)
    {
        SideRow row;
        row.kind = RowKind::Fold;
        row.foldKey = std::string(kCliFold);
        row.count = pairs.size();
        row.names = "CLI lines";
        m_rows.push_back(std::move(row));
    }

    std::vector<std::string> m_open;
    std::vector<SideRow> m_rows;
};

} // namespace

std::vector<SideRow> cliRows(const DiffResult& diff, const SideBySideOptions& options)
{
    return CliRowMaker().run(diff, options);
}

} // namespace fc::diff
