#pragma once

#include "base/digest.h"
#include "base/failpoint.h"
#include "gnmi/set_builder.h"
#include "model/cli_text.h"
#include "plan/apply.h"
#include "schema/ietf_json.h"
#include "schema/instance.h"
#include "support/tree_text.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace fc::test {

class ManualClock final : public Clock
{
public:
    SystemTime now() const override { return m_now; }
    SteadyTime steady() const override { return m_steady; }
    void advance(std::chrono::milliseconds by)
    {
        m_now += by;
        m_steady += by;
    }

private:
    SystemTime m_now = SystemTime(std::chrono::seconds(1'795'000'000));
    SteadyTime m_steady = SteadyTime(std::chrono::seconds(1'000));
};

inline std::vector<model::CliLine> linesOf(const std::string& text)
{
    return model::parseCliText(text).value().lines;
}

/// Devices and their intent, as far as an apply sees them. With a folder everything a device runs and every Set it
/// carried out are on disk, so that they outlive the process.
class ScriptedFabric final : public plan::DeviceWriter, public plan::RunningReader, public plan::IntentReader
{
public:
    explicit ScriptedFabric(std::string folder = {}) : m_folder(std::move(folder)) {}

    std::map<std::string, model::ConfigTree> devices; ///< what they run
    std::map<std::string, plan::IntendedState> intents;
    std::map<std::string, std::string> lines; ///< CLI lines they run, as a running-config prints them
    std::map<std::string, std::string> erases; ///< CLI lines an OpenConfig Set takes along
    std::map<std::string, Error> cliUnreadable;
    std::map<std::string, std::vector<std::string>> sets; ///< operations of each Set carried out, one line each
    std::map<std::string, Error> rejects;     ///< the device says no with this
    std::map<std::string, Error> unanswered;  ///< the Set is carried out, but this is all that comes back
    std::map<std::string, Error> lost;        ///< the Set never arrives, and this comes back
    std::map<std::string, Error> unreadable;
    std::set<std::string> ignores;            ///< says yes and does nothing
    std::function<void(const std::string&)> beforeRead; ///< may edit devices
    int reads = 0;
    int cliReads = 0;

    void setUp(const std::string& device, const std::string& intended, const std::string& running)
    {
        devices[device] = treeOf(running);
        intents[device].tree = treeOf(intended);
        intents[device].provenance.clear();
        if (!m_folder.empty())
            save(device);
    }

    /// Lines as a NAME.cli file has them; call before setUp() where there is a folder.
    void setUpLines(const std::string& device, const std::string& intended, const std::string& running)
    {
        lines[device] = running;
        intents[device].cli.clear();
        for (const model::CliLine& line : linesOf(intended))
            intents[device].cli.push_back({line, {model::Origin{"fabric.file", 0, "cli", line.text, {}, "cli", {}}}});
    }

    Result<plan::SetOutcome> commit(plan::ApprovedSet&& set, std::stop_token) override
    {
        const std::string device = set.device();
        if (const auto it = lost.find(device); it != lost.end())
            return it->second;
        if (const auto it = rejects.find(device); it != rejects.end())
            return it->second;
        failpoint("fabric.before");
        auto operations = gnmi::parseSetRequest(set.bytes());
        if (!operations)
            return operations.error();
        std::string log;
        for (const gnmi::SetOperation& operation : *operations)
            log += std::string(gnmi::toString(operation.kind)) + " " + model::toString(operation.path) +
                     (operation.jsonIetf.empty() ? "" : " " + operation.jsonIetf) + "\n";
        if (!m_folder.empty())
            load(device);
        if (!ignores.contains(device)) {
            if (operations->front().path.origin == "cli") {
                lines[device] = typed(lines[device], operations->front().jsonIetf);
            } else {
                devices[device] = carriedOut(devices[device], *operations);
                lines[device] = without(lines[device], erases[device]);
            }
        }
        sets[device].push_back(log);
        if (!m_folder.empty())
            save(device);
        failpoint("fabric.after");
        if (const auto it = unanswered.find(device); it != unanswered.end())
            return it->second;
        return plan::SetOutcome{};
    }

    Result<model::ConfigTree> read(const std::string& device, const std::vector<model::Path>& paths,
                                   std::stop_token) override
    {
        ++reads;
        if (beforeRead)
            beforeRead(device);
        if (const auto it = unreadable.find(device); it != unreadable.end())
            return it->second;
        if (!m_folder.empty())
            load(device);
        const model::ConfigTree& tree = devices[device];
        model::TreeEditor editor({}, eosIndex()->keepsOrder());
        for (const model::Path& path : paths) {
            auto found = schema::select(*eosIndex(), tree, path);
            if (!found)
                return found.error();
            for (const model::InstancePath& at : *found) {
                schema::setKeyLeaves(*eosIndex(), at, editor);
                editor.graft(at, *tree.find(at));
            }
        }
        return std::move(editor).commit();
    }

    Result<std::vector<model::CliLine>> readCli(const std::string& device, std::stop_token) override
    {
        ++cliReads;
        if (const auto it = cliUnreadable.find(device); it != cliUnreadable.end())
            return it->second;
        if (const auto it = unreadable.find(device); it != unreadable.end())
            return it->second;
        if (!m_folder.empty())
            load(device);
        return linesOf(lines[device]);
    }

    Result<plan::IntendedState> read(const std::string& device, std::stop_token) override { return intents[device]; }

    plan::Plan plan(const diff::TreeDiff& differ, const Clock& clock,
                    const schema::Ownership& ownership = schema::Ownership::everything())
    {
        std::vector<plan::DevicePlan> planned;
        for (const auto& [name, intent] : intents) {
            plan::DeviceInput input;
            input.name = name;
            if (const auto it = unreadable.find(name); it != unreadable.end())
                input.problem = it->second;
            if (!m_folder.empty())
                load(name);
            input.intended = intent.tree;
            input.running = devices[name];
            input.provenance = intent.provenance;
            input.intendedCli = intent.cli;
            input.runningCli = linesOf(lines[name]);
            input.ownership = ownership;
            input.warnings = intent.warnings;
            planned.push_back(plan::planDevice(differ, input));
        }
        return plan::assemblePlan(differ, "revision 1", std::move(planned), clock);
    }

    void load(const std::string& device)
    {
        const auto tree = schema::decodeDocument(*eosIndex(), content(device + ".json"), schema::Strictness::Strict);
        devices[device] = tree ? *tree : model::ConfigTree();
        lines[device] = content(device + ".cli");
        sets[device].clear();
        std::string all = content(device + ".sets");
        for (std::size_t end = 0; (end = all.find("--\n")) != std::string::npos; all = all.substr(end + 3))
            sets[device].push_back(all.substr(0, end));
    }

private:
    /// What the CLI makes of lines: "no X" takes X and what begins with it away, one maximum-paths a mode.
    static std::string typed(const std::string& running, const std::string& commands)
    {
        std::vector<model::CliLine> result = linesOf(running);
        for (const model::CliLine& line : linesOf(commands)) {
            const std::string positive(model::positiveForm(line.text));
            const bool takesAway = positive != line.text;
            const std::string first = positive.substr(0, positive.find(' '));
            std::size_t gone = std::erase_if(result, [&](const model::CliLine& old) {
                return old.context == line.context &&
                       (old.text == line.text || old.text == positive || old.text == "no " + positive ||
                        (takesAway && old.text.starts_with(positive + " ")) ||
                        (first == "maximum-paths" && old.text.starts_with(first)));
            });
            if (!takesAway || gone == 0)
                result.push_back(line);
        }
        return model::printCliText(result);
    }

    static std::string without(const std::string& running, const std::string& erased)
    {
        std::vector<model::CliLine> result = linesOf(running);
        for (const model::CliLine& line : linesOf(erased))
            std::erase(result, line);
        return model::printCliText(result);
    }

    static void dropMovedAddresses(const model::ConfigTree& before, const model::ConfigTree& after,
                                   model::TreeEditor& editor)
    {
        const auto members = [](const model::ConfigTree& tree) {
            std::set<std::string> found;
            const auto list = schema::select(*eosIndex(), tree, model::parsePath("/network-instances/network-instance/interfaces/interface").value());
            for (const model::InstancePath& at : *list)
                found.insert(at[1].keys.front() + " " + at.back().keys.front());
            return found;
        };
        const std::set<std::string> was = members(before);
        const std::set<std::string> is = members(after);
        std::vector<std::string> moved;
        std::ranges::set_symmetric_difference(was, is, std::back_inserter(moved));
        for (const std::string& member : moved) {
            const std::string port = "/interfaces/interface[name=" + member.substr(member.find(' ') + 1) + "]";
            editor.erase(instanceOf(port + "/routed-vlan/ipv4"));
            editor.erase(instanceOf(port + "/subinterfaces/subinterface[index=0]/ipv4"));
        }
    }

    static model::ConfigTree carriedOut(const model::ConfigTree& before, const std::vector<gnmi::SetOperation>& operations)
    {
        const schema::SchemaIndex& index = *eosIndex();
        model::ConfigTree tree = before;
        for (const gnmi::SetOperation& operation : operations) {
            model::TreeEditor editor(tree, index.keepsOrder());
            const model::InstancePath at = schema::toInstancePath(index, operation.path).value();
            const bool merges = operation.kind == gnmi::SetOperation::Kind::Update &&
                                index.kind(at.back().node) == schema::NodeKind::LeafList && tree.find(at) != nullptr;
            if (operation.kind != gnmi::SetOperation::Kind::Update)
                editor.erase(at);
            if (operation.kind != gnmi::SetOperation::Kind::Delete) {
                schema::setKeyLeaves(index, at, editor);
                if (!schema::decodeJson(index, operation.jsonIetf, at, schema::Strictness::Strict, editor))
                    throw std::runtime_error("not decodable: " + operation.jsonIetf);
            }
            model::ConfigTree next = std::move(editor).commit();
            if (merges) {
                model::LeafList both = tree.find(at)->value->list();
                for (const model::Scalar& member : next.find(at)->value->list())
                    both.push_back(member);
                model::TreeEditor merged(next, index.keepsOrder());
                merged.set(at, schema::canonical(index, at.back().node, model::Value(both)).value());
                next = std::move(merged).commit();
            }
            tree = next;
        }
        model::TreeEditor editor(tree, index.keepsOrder());
        dropMovedAddresses(before, tree, editor);
        return std::move(editor).commit();
    }

    std::string content(const std::string& name) const
    {
        std::ifstream file(m_folder + "/" + name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    }

    /// One rename for all three would be better still; the log is written first and compared as a set.
    void save(const std::string& device) const
    {
        std::string log;
        if (const auto it = sets.find(device); it != sets.end())
            for (const std::string& set : it->second)
                log += set + "--\n";
        put(device + ".sets", log);
        if (const auto it = lines.find(device); it != lines.end())
            put(device + ".cli", it->second);
        put(device + ".json", schema::encodeDocument(*eosIndex(), devices.at(device), schema::JsonStyle::Ietf));
    }
    void put(const std::string& name, const std::string& text) const
    {
        std::ofstream(m_folder + "/" + name + ".new", std::ios::binary | std::ios::trunc) << text;
        std::filesystem::rename(m_folder + "/" + name + ".new", m_folder + "/" + name);
    }

    std::string m_folder;
};

} // namespace fc::test
