//! Work in pieces: made on every processor at once, taken up in order.

use std::num::NonZero;
use std::sync::mpsc::sync_channel;

/// Makes pieces 0 to `pieces` in parallel and gives them to `take` one after the other.
///
/// Each thread keeps what `begin` gives it from piece to piece. A thread is at most one piece ahead
/// of what is taken, so that few pieces are in memory at once.
///
/// # Errors
/// The first error, in the order of the pieces; what follows it is not taken.
pub(crate) fn in_order<S, T: Send, E: Send>(
    pieces: usize,
    begin: impl Fn() -> S + Sync,
    make: impl Fn(&mut S, usize) -> Result<T, E> + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let threads = threads.min(pieces);
    std::thread::scope(|scope| {
        let (begin, make) = (&begin, &make);
        let lanes: Vec<_> = (0..threads)
            .map(|first| {
                let (give, lane) = sync_channel(1);
                scope.spawn(move || {
                    let mut kept = begin();
                    for piece in (first..pieces).step_by(threads) {
                        let made = make(&mut kept, piece);
                        let last = made.is_err();
                        // Nobody listens any more after an error.
                        if give.send(made).is_err() || last {
                            break;
                        }
                    }
                });
                lane
            })
            .collect();
        for piece in 0..pieces {
            match lanes[piece % threads].recv() {
                Ok(made) => take(made?)?,
                // The thread panicked; the scope goes on with its panic.
                Err(_) => break,
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_in_order() {
        let mut taken = Vec::new();
        let slow_first = |(): &mut (), piece: usize| {
            std::thread::sleep(std::time::Duration::from_millis(5 - (piece % 5) as u64));
            Ok::<_, ()>(piece)
        };
        let take = |piece| {
            taken.push(piece);
            Ok(())
        };
        assert_eq!(in_order(23, || (), slow_first, take), Ok(()));
        assert_eq!(taken, (0..23).collect::<Vec<_>>());
    }

    #[test]
    fn the_first_error_counts() {
        let mut taken = 0;
        let odd = |(): &mut (), piece: usize| {
            if piece % 7 == 5 {
                Err(piece)
            } else {
                Ok(piece)
            }
        };
        let take = |_| {
            taken += 1;
            Ok(())
        };
        assert_eq!(in_order(1_000, || (), odd, take), Err(5));
        assert_eq!(taken, 5);
        let nothing = |(): &mut (), piece: usize| Ok::<_, ()>(piece);
        assert_eq!(in_order(0, || (), nothing, |_| Ok(())), Ok(()));
        assert_eq!(
            in_order(9, || (), nothing, |p| if p == 3 { Err(()) } else { Ok(()) }),
            Err(())
        );
    }
}
