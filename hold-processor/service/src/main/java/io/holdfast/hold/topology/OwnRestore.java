package io.holdfast.hold.topology;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.kafka.streams.processor.BatchingStateRestoreCallback;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * A context for a store of Kafka's that is wrapped by one of ours. Kafka's store registers itself together with its own way to restore; the
 * restore is to go through ours. Everything else is passed on as it is. Kafka's stores take nothing but an {@link InternalProcessorContext},
 * which has a hundred methods: hence a proxy.
 */
final class OwnRestore {

    private static final int CALLBACK = 1;

    private OwnRestore() {}

    static StateStoreContext with(StateStoreContext context, BatchingStateRestoreCallback restore) {
        return (StateStoreContext) Proxy.newProxyInstance(
                InternalProcessorContext.class.getClassLoader(),
                new Class<?>[] {InternalProcessorContext.class},
                (_, method, arguments) -> call(context, method, restoring(method, arguments, restore)));
    }

    private static @Nullable Object @Nullable [] restoring(
            Method method, @Nullable Object @Nullable [] arguments, BatchingStateRestoreCallback restore) {
        if (arguments == null || !method.getName().equals("register")) {
            return arguments;
        }
        @Nullable Object[] ours = arguments.clone();
        ours[CALLBACK] = restore;
        return ours;
    }

    private static @Nullable Object call(
            StateStoreContext context, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(context, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }
}
