package io.holdfast.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** CPU time that a process has used, from Linux' {@code /proc/PID/stat}; unknown if there is none. */
public final class Cpu {

    /** Milliseconds in a tick of the kernel's clock as it shows it to programs: USER_HZ is 100 on every platform that runs a JDK. */
    private static final int MS_PER_TICK = 10;

    /** Fields after the name, which is in brackets and may hold anything: state is the third of all, utime the 14th. */
    private static final int UTIME = 14 - 3;

    private static final int STIME = 15 - 3;

    private Cpu() {}

    /** User and system time of a process and of its threads, in milliseconds; of children that have ended nothing. */
    public static OptionalLong ms(long pid) {
        try {
            return OptionalLong.of(ms(Files.readString(Path.of("/proc", Long.toString(pid), "stat"))));
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }

    static long ms(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) * MS_PER_TICK;
    }
}
