#include "intent/document_builder.h"

#include "model/cli_text.h"
#include "model/path.h"
#include "schema/instance.h"

#include <algorithm>

namespace fc::intent {

using model::InstancePath;
using model::Origin;

DocumentBuilder::DocumentBuilder(const schema::SchemaIndex& index, const IntentSnapshot& snapshot, const Device& device,
                                 Explain explain)
    : m_index(index), m_snapshot(snapshot), m_explain(explain), m_editor({}, index.keepsOrder())
{
    m_document.device = device.name;
    m_document.revision = snapshot.revision();
}

void DocumentBuilder::leaf(const PathTemplate& path, Keys keys, std::string_view text, Origins origins)
{
    InstancePath at = path.at(keys);
    auto value = schema::parseScalar(m_index, path.leaf(), text);
    if (!value)
        return refused(at, value.error(), origins);
    set(std::move(at), model::Value(std::move(value).value()), std::move(origins));
}

void DocumentBuilder::leafList(const PathTemplate& path, Keys keys, const std::vector<std::string>& texts, Origins origins)
{
    InstancePath at = path.at(keys);
    model::LeafList list;
    for (const std::string& text : texts) {
        auto value = schema::parseScalar(m_index, path.leaf(), text);
        if (!value)
            return refused(at, value.error(), origins);
        list.push_back(std::move(value).value());
    }
    auto value = schema::canonical(m_index, path.leaf(), model::Value(std::move(list)));
    if (!value)
        return refused(at, value.error(), origins);
    set(std::move(at), std::move(value).value(), std::move(origins));
}

void DocumentBuilder::set(InstancePath path, model::Value value, Origins origins)
{
    openEntries(path, origins);
    m_editor.set(path, std::move(value));
    if (explains())
        m_document.provenance.insert_or_assign(std::move(path), std::move(origins));
}

void DocumentBuilder::empty(const PathTemplate& path, Keys keys, const Origins& origins)
{
    if (explains())
        m_document.provenance.emplace(path.at(keys), origins);
}

void DocumentBuilder::exclude(const PathTemplate& path, Keys keys)
{
    exclude(path.at(keys));
}

void DocumentBuilder::exclude(const InstancePath& path)
{
    m_exclusions.push_back({schema::toPath(m_index, path), schema::OwnedScope::Excluded});
}

void DocumentBuilder::openEntries(const InstancePath& path, const Origins& origins)
{
    auto inner = path.size();
    while (inner > 0 && path[inner - 1].keys.empty())
        --inner;
    const auto end = path.begin() + static_cast<std::ptrdiff_t>(inner);
    if (inner == 0 || (inner == m_current.size() && std::equal(path.begin(), end, m_current.begin())))
        return;
    m_current.assign(path.begin(), end);
    InstancePath prefix;
    prefix.reserve(inner + 1);
    for (const model::InstanceStep& step : m_current) {
        prefix.push_back(step);
        if (step.keys.empty() || !m_opened.insert(prefix).second)
            continue;
        const auto keyLeaves = m_index.keys(step.node);
        for (std::size_t i = 0; i < keyLeaves.size() && i < step.keys.size(); ++i) {
            InstancePath keyPath = prefix;
            keyPath.push_back({keyLeaves[i], {}});
            auto value = schema::parseScalar(m_index, keyLeaves[i], step.keys[i]);
            if (!value) {
                refused(keyPath, value.error(), origins);
                continue;
            }
            m_editor.set(keyPath, model::Value(std::move(value).value()));
            if (explains())
                m_document.provenance.emplace(std::move(keyPath), origins);
        }
    }
}

void DocumentBuilder::refused(const InstancePath& path, const Error& error, const Origins& origins)
{
    exclude(path);
    finding(Severity::Error, "mapper.value-refused",
            "the device's schema refuses the value for " + toString(schema::toPath(m_index, path)) + ": " + error.text,
            "correct the object in NetBox", origins.empty() ? Origin{} : origins.front());
}

void DocumentBuilder::finding(Severity severity, std::string rule, std::string message, std::string hint,
                              const Origin& about)
{
    Finding out;
    out.rule = std::move(rule);
    out.severity = severity;
    out.device = m_document.device;
    out.objectType = about.type;
    out.objectId = about.id;
    out.display = about.display;
    out.url = about.url;
    out.message = std::move(message);
    out.hint = std::move(hint);
    m_document.findings.push_back(std::move(out));
}

Origin DocumentBuilder::origin(ObjectClass objectClass, const Entity& row, std::string display, std::string_view field,
                               std::string_view rule) const
{
    Origin out;
    out.type = std::string(namesOf(objectClass).type);
    out.id = row.id;
    out.field = std::string(field);
    out.display = std::move(display);
    out.url = m_snapshot.pageUrl(objectClass, row.id);
    out.rule = std::string(rule);
    out.lastUpdated = row.lastUpdated;
    return out;
}

void DocumentBuilder::cliLine(model::CliLine line, Origins origins)
{
    if (!model::isTypable(line))
        return finding(Severity::Error, "mapper.line-refused",
                       "a CLI line has characters that cannot be typed: " + model::toString(line),
                       "correct the object in NetBox, or the fabric file", origins.empty() ? Origin{} : origins.front());
    m_document.cli.push_back({std::move(line), std::move(origins)});
}

IntentDocument DocumentBuilder::finish(const schema::Ownership& ownership) &&
{
    std::vector<schema::OwnershipRule> rules = ownership.rules();
    rules.insert(rules.end(), m_exclusions.begin(), m_exclusions.end());
    m_document.ownership = schema::Ownership(std::move(rules));
    m_document.tree = std::move(m_editor).commit();
    return std::move(m_document);
}

} // namespace fc::intent
