package io.holdfast.local;

import picocli.CommandLine.Command;

/** Trouble on purpose. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = "Makes trouble on purpose and sees whether the promises are kept.",
        subcommands = SimulateCommand.class)
final class DrillCommand {}
