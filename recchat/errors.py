"""Everything that recchat raises on purpose.

RecchatError
├── BadSetting           a setting has a value that cannot be used
├── BadPrompt            a template does not render
├── BadCatalogue         a catalogue file cannot be read
├── BadHistory           a history file cannot be read
├── StoreInUse           another recchat has this data directory open
├── StoreUnwritable      the data directory cannot be written (read-only, full)
├── NotFound             no person, item, message or dialogue of that name or id
├── ModelUnusable        a language model file is missing, damaged or too large
├── ModelBusy            the language model was stopped or ran out of its time
├── EncoderMissing       no sentence encoder can be found on this machine
└── DownloadFailed       a model could not be fetched or did not match its checksum

A message names the thing, its value, and what to do.
"""


class RecchatError(Exception):
    """Any failure that a person can be told about in one line."""


class BadSetting(RecchatError):
    """A setting has a value that cannot be used."""


class BadPrompt(RecchatError):
    """A template does not exist, does not parse, or lacks a variable."""


class BadCatalogue(RecchatError):
    """A catalogue file cannot be read as items."""


class BadHistory(RecchatError):
    """A history file cannot be read as interactions."""


class StoreInUse(RecchatError):
    """Another recchat has this data directory open."""


class StoreUnwritable(RecchatError):
    """The data directory cannot be written."""


class NotFound(RecchatError):
    """No person, item, message or dialogue of that name or id."""


class ModelUnusable(RecchatError):
    """A language model file is missing, damaged, or crashed when it was tried."""


class ModelBusy(RecchatError):
    """The language model was stopped or ran out of its time."""


class EncoderMissing(RecchatError):
    """No sentence encoder can be found on this machine."""


class DownloadFailed(RecchatError):
    """A model could not be fetched, or what came does not match its checksum."""
