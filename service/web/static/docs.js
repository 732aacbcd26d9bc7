// Starts the API documentation that the page names: settings stand in the page's data attributes, so that no script
// has to be written into the page itself.
const place = document.getElementById("api");
const url = place.dataset.openapi;
if (place.dataset.tool === "swagger") {
  window.ui = SwaggerUIBundle({
    url,
    dom_id: "#api",
    deepLinking: true,
    presets: [SwaggerUIBundle.presets.apis],
    layout: "BaseLayout",
  });
} else {
  Redoc.init(url, { disableSearch: true, nativeScrollbars: true }, place);
}
