## What an import says.
