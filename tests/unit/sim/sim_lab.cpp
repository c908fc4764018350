#include "sim_lab.h"

#include "schema/instance.h"

#include <QtGlobal>

#include <filesystem>

namespace fc::test {

namespace {

const sim::DeviceBlueprint& blueprintOf(const std::string& name)
{
    for (const sim::DeviceBlueprint& device : lab10().devices)
        if (device.name == name)
            return device;
    qFatal("no such device: %s", name.c_str());
}

std::vector<std::string> portsOf(const std::string& name)
{
    std::vector<std::string> ports = sim::Topology(lab10()).cabledPorts(name);
    ports.emplace_back("Management0");
    return ports;
}

model::Path path(const std::string& text)
{
    Result<model::Path> parsed = model::parsePath(text);
    if (!parsed)
        qFatal("%s", parsed.error().sentence().c_str());
    return *parsed;
}

} // namespace

std::shared_ptr<const schema::SchemaIndex> eosIndex()
{
    static const auto index = [] {
        auto opened = schema::openBundledIndex();
        if (!opened)
            qFatal("%s", opened.error().sentence().c_str());
        return *opened;
    }();
    return index;
}

std::shared_ptr<const sim::DeviceModel> eosModel()
{
    static const auto shared = std::make_shared<const sim::DeviceModel>(eosIndex());
    return shared;
}

const sim::FabricBlueprint& lab10()
{
    static const sim::FabricBlueprint blueprint = [] {
        auto loaded = sim::loadFabric("lab-10");
        if (!loaded)
            qFatal("%s", loaded.error().sentence().c_str());
        return *loaded;
    }();
    return blueprint;
}

LoneDevice::LoneDevice(const std::string& name) : device(eosModel(), blueprintOf(name), portsOf(name), clock)
{
    if (const Status booted = device.boot(); !booted)
        qFatal("%s", booted.error().sentence().c_str());
}

std::string leafText(const model::ConfigTree& tree, const std::string& text)
{
    const auto at = schema::toInstancePath(*eosIndex(), path(text));
    if (!at)
        qFatal("%s", at.error().sentence().c_str());
    const model::TreeNode* node = tree.find(*at);
    if (node == nullptr)
        return "(absent)";
    return node->value ? toString(*node->value) : "(container)";
}

std::string LoneDevice::explicitText(const std::string& text) const
{
    return leafText(device.snapshot().explicitConfig, text);
}

std::string LoneDevice::servedText(const std::string& text) const
{
    return leafText(device.snapshot().servedConfig, text);
}

std::string LoneDevice::wholeText(const std::string& text) const
{
    return leafText(device.snapshot().whole, text);
}

sim::SetOperation updateJson(const std::string& text, const std::string& json)
{
    return {sim::SetKind::Update, path(text), sim::JsonText{json}};
}

sim::SetOperation replaceJson(const std::string& text, const std::string& json)
{
    return {sim::SetKind::Replace, path(text), sim::JsonText{json}};
}

sim::SetOperation updateLeaf(const std::string& text, model::Value value)
{
    return {sim::SetKind::Update, path(text), std::move(value)};
}

sim::SetOperation removal(const std::string& text)
{
    return {sim::SetKind::Delete, path(text), {}};
}

sim::SetOperation typed(const std::string& lines)
{
    return {sim::SetKind::Update, {"cli", {}}, sim::CliText{lines}};
}

std::string libyangComplaint(const model::ConfigTree& explicitConfig)
{
    const std::string folder = FC_SOURCE_DIR "/../shared/yang/eos-4.35.0F";
    if (!std::filesystem::exists(folder))
        return {};
    static const auto validator = yang_libyang::DocumentValidator::load(folder);
    if (!validator)
        return validator.error().sentence();
    const Status status =
        validator->validate(schema::encodeDocument(*eosIndex(), explicitConfig, schema::JsonStyle::Ietf));
    return status ? std::string() : status.error().sentence();
}

} // namespace fc::test
