"""Where names of places lie: a gazetteer that is shipped with the package, and how one meaning is chosen."""

from wirecopy.speech.places.choose import choose, countries_of, named
from wirecopy.speech.places.gazetteer import Place, demonym, places_called

__all__ = ["Place", "choose", "countries_of", "demonym", "named", "places_called"]
