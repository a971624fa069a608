package io.holdfast.api.view;

import io.holdfast.api.answer.Position;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The newest command whose decision a view shows, for each partition; a view comes to them in their order. */
final class ViewProgress implements ViewListener {

    private final ConcurrentMap<Integer, Long> newest = new ConcurrentHashMap<>();

    @Override
    public void arrived(String key, Position cause) {
        newest.merge(cause.partition(), cause.offset(), Math::max);
    }

    Optional<Position> newest(int partition) {
        return Optional.ofNullable(newest.get(partition)).map(offset -> new Position(partition, offset));
    }
}
