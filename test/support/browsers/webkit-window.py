#!/usr/bin/python3
"""A window of WebKit that WebKitWebDriver controls and that keeps what pages store, unlike the driver's own program.

Arguments: the folder of the profile, empty for a private window; then what is switched on besides WebKitGTK's own choice.
"""
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

profile, *wanted = sys.argv[1:]
kept = (
    WebKit2.WebsiteDataManager(base_data_directory=f"{profile}/data", base_cache_directory=f"{profile}/cache")
    if profile
    else WebKit2.WebsiteDataManager.new_ephemeral()
)
context = WebKit2.WebContext.new_with_website_data_manager(kept)
context.set_automation_allowed(True)
settings = WebKit2.Settings(enable_media_stream=True, enable_mock_capture_devices=True)
features = WebKit2.Settings.get_all_features()
for feature in map(features.get, range(features.get_length())):
    if feature.get_identifier() in wanted:
        settings.set_feature_enabled(feature, True)


def allow(_, request):
    request.allow()
    return True


def make_view(*_):
    view = WebKit2.WebView(web_context=context, settings=settings, is_controlled_by_automation=True)
    window = Gtk.Window(decorated=False, default_width=1280, default_height=800)
    window.add(view)
    window.show_all()
    view.connect("close", lambda *_: window.destroy())
    view.connect("permission-request", allow)
    return view


def start(_, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("cairnkit")
    info.set_version(1, 0, 0)
    session.set_application_info(info)
    session.connect("create-web-view", make_view)


context.connect("automation-started", start)
Gtk.main()
