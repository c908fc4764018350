#include "sim/netbox/answers.h"

namespace fc::sim::netbox {

HttpAnswer jsonAnswer(int status, const Json& body)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = body.dump(-1, ' ', false, Json::error_handler_t::replace);
    return answer;
}

HttpAnswer detail(int status, std::string_view text)
{
    return jsonAnswer(status, {{"detail", text}});
}

HttpAnswer htmlAnswer(int status, std::string_view title, std::string_view text)
{
    HttpAnswer answer;
    answer.status = status;
    answer.contentType = "text/html; charset=utf-8";
    answer.body = "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>" + std::string(title) +
                  "</title></head>\n<body><h1>" + std::string(title) + "</h1><p>" + std::string(text) +
                  "</p></body>\n</html>\n";
    return answer;
}

HttpAnswer pageNotFound()
{
    return htmlAnswer(404, "Page Not Found | NetBox", "The requested page does not exist.");
}

HttpAnswer notFound(const Model& model)
{
    return detail(404, "No " + std::string(model.className) + " matches the given query.");
}

HttpAnswer methodNotAllowed(std::string_view method)
{
    return detail(405, "Method \"" + std::string(method) + "\" not allowed.");
}

HttpAnswer redirect(const std::string& location)
{
    HttpAnswer answer;
    answer.status = 301;
    answer.contentType = "text/html; charset=utf-8";
    answer.headers.emplace_back("Location", location);
    return answer;
}

HttpAnswer requestLineTooLong(std::size_t bytes, std::size_t limit)
{
    HttpAnswer answer;
    answer.status = 400;
    answer.contentType = "text/html";
    answer.headers.emplace_back("Connection", "close");
    answer.body = "<html>\n  <head>\n    <title>Bad Request</title>\n  </head>\n  <body>\n    <h1><p>Bad Request</p></h1>\n"
                  "    Request Line is too large (" +
                  std::to_string(bytes) + " &gt; " + std::to_string(limit) + ")\n  </body>\n</html>\n";
    return answer;
}

Json fieldError(std::string_view field, std::string_view text)
{
    return {{std::string(field), Json::array({std::string(text)})}};
}

} // namespace fc::sim::netbox
